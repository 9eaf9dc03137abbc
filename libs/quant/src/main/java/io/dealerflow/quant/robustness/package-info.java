/** Whether a result survives the assumptions that others would make. */
@NullMarked
package io.dealerflow.quant.robustness;

import org.jspecify.annotations.NullMarked;
