/** Per-expiry measures: expected move, at-the-money volatility, pin risk, put/call ratios. */
@NullMarked
package io.dealerflow.quant.expiry;

import org.jspecify.annotations.NullMarked;
