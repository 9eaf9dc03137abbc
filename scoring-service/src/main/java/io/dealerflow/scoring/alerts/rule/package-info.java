/** One class a kind of alert: its thresholds, when it fires and re-arms, and what it says. */
@NullMarked
package io.dealerflow.scoring.alerts.rule;

import org.jspecify.annotations.NullMarked;
