package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.query.ConventionChange;
import io.dealerflow.positioning.ConventionNames;
import java.time.Instant;

/**
 * What a table is about.
 *
 * @param asOf       of the newest observation in the book
 * @param spot       price of the underlying then
 * @param convention the assumptions that it was worked out under
 * @param eventId    of the stored snapshot, which names the observations that the book consists of
 * @param stale      true only when the answer comes from the fallback store
 */
record Origin(String symbol, Instant asOf, double spot, ConventionUsed convention, String eventId, boolean stale) {
    static Origin of(Sourced<GexSnapshot> stored, ConventionChange change) {
        GexSnapshot snapshot = stored.value();
        ConventionUsed used = ConventionNames.used(change.applyTo(ConventionNames.convention(snapshot.convention())));
        return new Origin(
                snapshot.symbol(), snapshot.asOf(), snapshot.spot(), used, snapshot.eventId(), stored.stale());
    }
}
