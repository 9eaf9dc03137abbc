package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AlertType;
import java.time.Instant;

/**
 * What an alert is about, apart from what its rule says.
 *
 * @param rule     name under which the state of its rule is kept
 * @param idPrefix prefix of its id, lower-case letters
 * @param symbol   an asset, or the source of data that are of no single one
 * @param asOf     event time of what raises it
 * @param ingestTs when that entered the system
 */
public record Cause(String rule, AlertType type, String idPrefix, String symbol, Instant asOf, Instant ingestTs) {
    /** Of a built-in rule, whose state is kept under its type. */
    public Cause(AlertType type, String idPrefix, String symbol, Instant asOf, Instant ingestTs) {
        this(type.name(), type, idPrefix, symbol, asOf, ingestTs);
    }
}
