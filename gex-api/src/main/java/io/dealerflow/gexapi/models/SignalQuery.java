package io.dealerflow.gexapi.models;

import io.dealerflow.contracts.models.ModelName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are wanted; null does not filter.
 *
 * @param to     the last instant wanted
 * @param before only those that come after this place, newest first
 * @param limit  signals of a page
 */
public record SignalQuery(
        @Nullable String asset,
        @Nullable ModelName model,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Place before,
        int limit) {
    /**
     * Where a signal stands in the order, which is by time and then by id.
     *
     * @param asOf as it is stored, in microseconds
     */
    public record Place(Instant asOf, String eventId) {}

    /** The same of an asset. */
    public SignalQuery of(String name) {
        return new SignalQuery(name, model, from, to, before, limit);
    }
}
