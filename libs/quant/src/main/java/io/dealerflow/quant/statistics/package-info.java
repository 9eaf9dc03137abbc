/** Statistics of counts. */
@NullMarked
package io.dealerflow.quant.statistics;

import org.jspecify.annotations.NullMarked;
