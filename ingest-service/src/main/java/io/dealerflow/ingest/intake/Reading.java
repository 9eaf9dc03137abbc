package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.format.SourceLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of reading one file. */
public sealed interface Reading {
    /** Records received and dropped. */
    QualityReport quality();

    /**
     * The file can be used.
     *
     * @param kind         one of the format's
     * @param observations in the order in which they are published; unmodified from now on. It is shared, not copied: of a large file it
     *                     may make each when it is asked for, every time the same
     * @param contents     of a format whose records are counted by type, else null; there is at least one observation then
     */
    record Read(
            FileKind kind,
            List<Observed> observations,
            QualityReport quality,
            @Nullable Contents contents) implements Reading {
        public Read {
            if (observations.isEmpty() && contents == null) {
                throw new IllegalArgumentException("a file that was read has at least one observation");
            }
        }

        /** Of a format whose records are of one type. */
        public Read(FileKind kind, List<Observed> observations, QualityReport quality) {
            this(kind, observations, quality, null);
        }
    }

    /**
     * What a file holds beside its observations, or without any.
     *
     * @param firstAsOf     time of its earliest record; null when none has a time
     * @param lastAsOf      of its latest
     * @param keys          what its first records are about, each once
     * @param recordsByType number of its records of each known type
     */
    record Contents(
            @Nullable Instant firstAsOf,
            @Nullable Instant lastAsOf,
            List<String> keys,
            Map<String, Integer> recordsByType) {
        public Contents {
            keys = List.copyOf(keys);
            recordsByType = Map.copyOf(recordsByType);
        }
    }

    /**
     * One event of a file.
     *
     * @param covers  parts of the subject that the event describes, for example the series of an option chain; of two events of one
     *                subject and instant, the one received later replaces what both cover. Empty when it describes the whole subject
     * @param summary  figures of this kind of event for the manifest, informational: names in snake_case, values in the units of the event
     * @param identity of events that several sources may have; null of all others
     */
    record Observed(
            Event event,
            Set<String> covers,
            Map<String, Object> summary,
            @Nullable Identity identity) {
        public Observed {
            covers = Set.copyOf(covers);
            summary = Map.copyOf(summary);
        }

        /** An event of one source alone. */
        public Observed(Event event, Set<String> covers, Map<String, Object> summary) {
            this(event, covers, summary, null);
        }
    }

    /**
     * By what events of several sources are known to be one, which is published once: equal contents, or equal places unless one is the
     * same source's later revision of the other.
     *
     * @param place     where it was published; null when that is not known
     * @param content   what it says
     * @param revisedAt when the source published or changed it last; null when it does not say
     */
    record Identity(
            @Nullable String place,
            String content,
            @Nullable Instant revisedAt) {}

    /**
     * The file cannot be used.
     *
     * @param reason  stable code in upper case
     * @param message one sentence, human-readable
     */
    record Refused(String reason, SourceLocation location, String message, QualityReport quality) implements Reading {}
}
