/** One volatility smile per expiry: arbitrage-aware SVI fit, its error, and a linear smile where it cannot be fitted. */
@NullMarked
package io.dealerflow.quant.smile;

import org.jspecify.annotations.NullMarked;
