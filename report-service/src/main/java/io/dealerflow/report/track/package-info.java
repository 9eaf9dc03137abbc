/** Prices that followed alerts and signals, and how often those were right. */
@NullMarked
package io.dealerflow.report.track;

import org.jspecify.annotations.NullMarked;
