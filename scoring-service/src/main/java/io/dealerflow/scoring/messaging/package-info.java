/** The topology {@code features.assets, features.gex, quality.reports -> scores.assets, alerts} and its state. */
@NullMarked
package io.dealerflow.scoring.messaging;

import org.jspecify.annotations.NullMarked;
