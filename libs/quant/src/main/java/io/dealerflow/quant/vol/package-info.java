/**
 * Implied volatility, and what an underlying realised. {@link io.dealerflow.quant.vol.UncheckedVolatility} and
 * {@link io.dealerflow.quant.vol.LogPriceFit} are public for {@code batch} alone.
 */
@NullMarked
package io.dealerflow.quant.vol;

import org.jspecify.annotations.NullMarked;
