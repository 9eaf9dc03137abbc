package io.dealerflow.ingest.pull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer held.
 *
 * @param records  received, those that were dropped included
 * @param lastAsOf of the newest observation; null when there is none
 */
public record Taken(int records, @Nullable Instant lastAsOf) {
    static final Taken NOTHING = new Taken(0, null);
}
