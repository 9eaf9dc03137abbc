/** The events that answers become. */
@NullMarked
package io.dealerflow.worker.signal;

import org.jspecify.annotations.NullMarked;
