/** Exchange calendar, settlement instants, day counts and option symbols. */
@NullMarked
package io.dealerflow.quant.time;

import org.jspecify.annotations.NullMarked;
