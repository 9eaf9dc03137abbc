package io.dealerflow.report.track;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The last price of an asset on a date.
 *
 * @param knownAt when it became known
 * @param eventId of the features that said it first
 */
public record Close(LocalDate date, double price, Instant knownAt, String eventId) {}
