/** Dates that follow from rules: federal holidays, releases of data, and the roll of futures. */
@NullMarked
package io.dealerflow.quant.schedule;

import org.jspecify.annotations.NullMarked;
