package io.dealerflow.contracts.api;

import static io.dealerflow.contracts.event.Checks.sorted;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.raw.OptionChain;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Result of one file: ingest-service's answer to an upload. Its JSON names the case in {@code status}. */
@RequiredUnlessNullable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = IngestReceipt.Accepted.class, name = IngestReceipt.ACCEPTED),
    @JsonSubTypes.Type(value = IngestReceipt.Refused.class, name = IngestReceipt.REFUSED)
})
public sealed interface IngestReceipt {
    String ACCEPTED = "accepted";
    String REFUSED = "refused";

    /** Contracts left out for a bad value, by reason. */
    Map<String, Integer> dropped();

    /** Of the received bytes; their name in landing. */
    String sha256();

    /**
     * The file is an observation, recorded and published.
     *
     * @param ingestTs         when the bytes were first received
     * @param contractsReceived contracts in the file
     * @param accepted         contracts of the observation: those received without those dropped
     * @param eventId          of the {@link OptionChain}; the same when the observation is sent again
     * @param supersededBy     id of the observation of the same time that was received later and is served instead; null when there is
     *                         none
     */
    record Accepted(
            String symbol,
            Instant asOf,
            Instant ingestTs,
            double spot,
            int contractsReceived,
            int accepted,
            Map<String, Integer> dropped,
            String eventId,
            String sha256,
            @Nullable String supersededBy)
            implements IngestReceipt {
        public Accepted {
            dropped = sorted(dropped);
        }
    }

    /**
     * The file is in quarantine.
     *
     * @param contractsReceived contracts in the file; null when it was refused before they could be counted
     * @param line              1-based line of the file at fault, where there is one
     * @param field             field at fault, where there is one
     * @param reason            why it was refused: a stable code
     * @param value             the offending text, shortened
     * @param message           one sentence, human-readable
     */
    record Refused(
            @Nullable Integer contractsReceived,
            Map<String, Integer> dropped,
            String sha256,
            @Nullable Integer line,
            @Nullable String field,
            String reason,
            @Nullable String value,
            @Nullable String message)
            implements IngestReceipt {
        public Refused {
            dropped = sorted(dropped);
        }
    }
}
