/** Per-expiry measures: expected move, skew, term structure, variance, pin risk, put/call ratios, distance to the flip. */
@NullMarked
package io.dealerflow.quant.expiry;

import org.jspecify.annotations.NullMarked;
