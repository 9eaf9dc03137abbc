/** Interest rates by time to maturity. */
@NullMarked
package io.dealerflow.quant.curve;

import org.jspecify.annotations.NullMarked;
