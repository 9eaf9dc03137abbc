/** Whether a result holds under alternative assumptions. */
@NullMarked
package io.dealerflow.quant.robustness;

import org.jspecify.annotations.NullMarked;
