/** Implied volatility. */
@NullMarked
package io.dealerflow.quant.vol;

import org.jspecify.annotations.NullMarked;
