package io.dealerflow.contracts.api;

import static io.dealerflow.contracts.event.Checks.sorted;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An accepted file of another kind than an option chain: ingest-service's answer to its upload. Its events are recorded and
 * published; {@link FileProgress} says when their rows can be read.
 *
 * @param status          always {@link IngestReceipt#ACCEPTED}
 * @param source          name under which its events are kept
 * @param recordsReceived records in the file, the dropped ones among them
 * @param recordsAccepted records that became part of an event
 * @param dropped         records left out, by reason
 * @param firstAsOf       of its earliest event; of a file without events, of its earliest record, null when it has none
 * @param lastAsOf        of its latest event
 * @param keys            subjects of its events in the order of the file, at most {@link #MAX_KEYS}
 * @param sha256          of the received bytes; their name in landing
 * @param recordsByType   records of each type in a file that may have several, else null
 */
@RequiredUnlessNullable
public record FileReceipt(
        String status,
        FileKind kind,
        String source,
        int recordsReceived,
        int recordsAccepted,
        Map<String, Integer> dropped,
        @Nullable Instant firstAsOf,
        @Nullable Instant lastAsOf,
        List<String> keys,
        String sha256,
        @Nullable Map<String, Integer> recordsByType) {
    public static final int MAX_KEYS = 10;

    public FileReceipt {
        if (!status.equals(IngestReceipt.ACCEPTED)) {
            throw new IllegalArgumentException("status must be " + IngestReceipt.ACCEPTED + ", was " + status);
        }
        dropped = sorted(dropped);
        keys = List.copyOf(keys);
        recordsByType = recordsByType == null ? null : sorted(recordsByType);
    }
}
