package io.dealerflow.report.daily;

import java.time.Duration;

/**
 * When a changed date is due.
 *
 * @param quietPeriod after this time without a change
 * @param maxDelay    or this time after the first change
 */
public record Debounce(Duration quietPeriod, Duration maxDelay) {}
