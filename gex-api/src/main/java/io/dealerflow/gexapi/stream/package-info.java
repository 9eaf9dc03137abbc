/** One log of all events, numbered in one order, from which readers can resume on any replica. */
@NullMarked
package io.dealerflow.gexapi.stream;

import org.jspecify.annotations.NullMarked;
