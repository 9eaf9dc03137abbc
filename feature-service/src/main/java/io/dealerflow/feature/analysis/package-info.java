/** Analysis of bar histories: reads them, computes beta, thresholds and signals of each bar, writes the results (docs/analysis.md). */
@NullMarked
package io.dealerflow.feature.analysis;

import org.jspecify.annotations.NullMarked;
