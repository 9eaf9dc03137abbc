/** American options: exercise boundary, price, sensitivities and implied volatility. */
@NullMarked
package io.dealerflow.quant.american;

import org.jspecify.annotations.NullMarked;
