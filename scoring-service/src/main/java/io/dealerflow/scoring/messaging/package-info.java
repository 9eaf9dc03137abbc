/** The topology {@code features.gex, quality.reports -> scores.assets, alerts} and its state. */
@NullMarked
package io.dealerflow.scoring.messaging;

import org.jspecify.annotations.NullMarked;
