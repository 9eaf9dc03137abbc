/** Pricing, implied volatility and option chain analytics; pure functions of their arguments. */
@NullMarked
package io.dealerflow.quant;

import org.jspecify.annotations.NullMarked;
