/** The features of hourly bars, which the ensemble and the forecast share. */
@NullMarked
package io.dealerflow.worker.bars;

import org.jspecify.annotations.NullMarked;
