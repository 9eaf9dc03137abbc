/** European option prices and sensitivities. */
@NullMarked
package io.dealerflow.quant.pricing;

import org.jspecify.annotations.NullMarked;
