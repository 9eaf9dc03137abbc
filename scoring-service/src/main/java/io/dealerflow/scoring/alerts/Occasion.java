package io.dealerflow.scoring.alerts;

import java.time.Instant;

/**
 * What was observed when rules were evaluated.
 *
 * @param symbol   an asset, or the source of data that are of no single one
 * @param asOf     event time
 * @param ingestTs when what led to it entered the system
 * @param eventId  of the observed event
 */
public record Occasion(String symbol, Instant asOf, Instant ingestTs, String eventId) {}
