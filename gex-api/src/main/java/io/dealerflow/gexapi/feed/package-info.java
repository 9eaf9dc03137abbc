/** Numbered entries as endless streams from any position in the past. */
@NullMarked
package io.dealerflow.gexapi.feed;

import org.jspecify.annotations.NullMarked;
