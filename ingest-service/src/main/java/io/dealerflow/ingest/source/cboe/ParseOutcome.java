package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Result of reading a file. */
public sealed interface ParseOutcome {
    /**
     * The file is a chain.
     *
     * @param received contracts in the file, the dropped ones among them
     * @param dropped  contracts left out for a bad value, by reason
     * @param bad      the first of them
     */
    record Parsed(ChainObservation observation, int received, Map<ContractDefect, Integer> dropped, List<BadRecord> bad)
            implements ParseOutcome {
        public Parsed {
            dropped = Map.copyOf(dropped);
            bad = List.copyOf(bad);
        }

        /** The same with a price of the underlying that its options imply. */
        public Parsed withImpliedSpot(double spot) {
            return new Parsed(observation.withImpliedSpot(spot), received, dropped, bad);
        }
    }

    /**
     * The file cannot be used.
     *
     * @param location    the place at fault, or the first of several
     * @param message  one sentence, human-readable
     * @param received contracts in the file, null when it was refused before they could be counted
     * @param dropped  contracts with a bad value, by reason
     * @param bad      the first of them
     */
    record Refused(
            RefusalReason reason,
            SourceLocation location,
            String message,
            @Nullable Integer received,
            Map<ContractDefect, Integer> dropped,
            List<BadRecord> bad)
            implements ParseOutcome {
        public Refused {
            dropped = Map.copyOf(dropped);
            bad = List.copyOf(bad);
        }

        public static Refused of(RefusalReason reason, SourceLocation location, String message) {
            return new Refused(reason, location, message, null, Map.of(), List.of());
        }
    }
}
