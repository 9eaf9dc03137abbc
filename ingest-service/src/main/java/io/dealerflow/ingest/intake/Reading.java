package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of reading one file. */
public sealed interface Reading {
    /** Records received and dropped. */
    QualityReport quality();

    /**
     * The file can be used.
     *
     * @param kind         one of the format's
     * @param observations at least one, in the order in which they are published; unmodified from now on. It is shared, not copied: of
     *                     a large file it may make each when it is asked for, every time the same
     */
    record Read(FileKind kind, List<Observed> observations, QualityReport quality) implements Reading {
        public Read {
            if (observations.isEmpty()) {
                throw new IllegalArgumentException("a file that was read has at least one observation");
            }
        }
    }

    /**
     * One event of a file.
     *
     * @param covers  parts of the subject that the event describes, for example the series of an option chain; of two events of one
     *                subject and instant, the one received later replaces what both cover. Empty when it describes the whole subject
     * @param summary figures of this kind of event for the manifest, informational: names in snake_case, values in the units of the event
     */
    record Observed(Event event, Set<String> covers, Map<String, Object> summary) {
        public Observed {
            covers = Set.copyOf(covers);
            summary = Map.copyOf(summary);
        }
    }

    /**
     * The file cannot be used.
     *
     * @param reason  stable code in upper case
     * @param message one sentence, human-readable
     */
    record Refused(String reason, SourceLocation location, String message, QualityReport quality) implements Reading {}
}
