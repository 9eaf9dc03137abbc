/** One class per kind of alert: thresholds, conditions to fire and re-arm, message. */
@NullMarked
package io.dealerflow.scoring.alerts.rule;

import org.jspecify.annotations.NullMarked;
