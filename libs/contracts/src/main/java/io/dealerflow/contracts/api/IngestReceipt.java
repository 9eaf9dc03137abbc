package io.dealerflow.contracts.api;

import static io.dealerflow.contracts.event.Checks.sorted;

import io.dealerflow.contracts.raw.OptionChain;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file: ingest-service's answer to an upload.
 *
 * @param status             {@code accepted} or {@code refused}
 * @param ingestTs          when the bytes arrived first; null when refused
 * @param contractsReceived  contracts in the file; null when refused before they could be counted
 * @param dropped            contracts left out for a bad value, by reason
 * @param eventId            of the {@link OptionChain}; the same when the observation is sent again
 * @param sha256             of the bytes as they arrived, which is their name in landing
 * @param line               1-based line of the file at fault, where there is one
 * @param field              field at fault, where there is one
 * @param reason             why it was refused: a stable code
 * @param value              the offending text, shortened
 * @param message            one sentence for a person
 */
public record IngestReceipt(
        String status,
        @Nullable String symbol,
        @Nullable Instant asOf,
        @Nullable Instant ingestTs,
        @Nullable Double spot,
        @Nullable Integer contractsReceived,
        @Nullable Integer accepted,
        Map<String, Integer> dropped,
        @Nullable String eventId,
        String sha256,
        @Nullable Integer line,
        @Nullable String field,
        @Nullable String reason,
        @Nullable String value,
        @Nullable String message) {
    public static final String ACCEPTED = "accepted";
    public static final String REFUSED = "refused";

    public IngestReceipt {
        dropped = sorted(dropped);
    }
}
