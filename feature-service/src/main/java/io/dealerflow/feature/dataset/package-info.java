/** What training reads: features with the bars, scores and signals that were known at the same instant. */
@NullMarked
package io.dealerflow.feature.dataset;

import org.jspecify.annotations.NullMarked;
