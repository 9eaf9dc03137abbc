/** Formation and last candle of a picture of a chart. */
@NullMarked
package io.dealerflow.worker.chart;

import org.jspecify.annotations.NullMarked;
