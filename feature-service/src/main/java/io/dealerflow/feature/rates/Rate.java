package io.dealerflow.feature.rates;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a value of a series of {@link TreasuryCurve}.
 *
 * @param series   its id at FRED
 * @param date     that it describes
 * @param knownAt  from when on it was known
 * @param ingestTs when it entered the system: of two versions that became known at one instant the later received counts
 * @param eventId  of the value
 * @param percent  a year, as the series publishes it
 */
public record Rate(String series, LocalDate date, Instant knownAt, Instant ingestTs, String eventId, double percent) {}
