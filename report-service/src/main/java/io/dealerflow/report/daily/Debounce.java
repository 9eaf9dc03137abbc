package io.dealerflow.report.daily;

import java.time.Duration;

/**
 * When a changed date is due.
 *
 * @param quietPeriod without a further change for so long
 * @param maxDelay    or so long after the first change, whatever else changes
 */
public record Debounce(Duration quietPeriod, Duration maxDelay) {}
