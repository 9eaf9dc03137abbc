package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.api.IngestReceipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Result of an upload. */
public sealed interface IntakeOutcome {
    /**
     * Recorded and published.
     *
     * @param first         null when the file has no events
     * @param recordsByType of a format whose records are counted by type, else null
     */
    record Accepted(
            LandedFile file,
            FileKind kind,
            @Nullable Result first,
            Extent extent,
            QualityReport quality,
            @Nullable Map<String, Integer> recordsByType)
            implements IntakeOutcome {}

    /**
     * What the events of a file are about; of a file without events, its records.
     *
     * @param events     their number
     * @param firstAsOf  of the earliest; null when there is no time
     * @param lastAsOf   of the latest
     * @param subjects   of the first events, each once, at most {@link FileReceipt#MAX_KEYS}
     */
    record Extent(
            int events,
            @Nullable Instant firstAsOf,
            @Nullable Instant lastAsOf,
            List<String> subjects) {
        public Extent {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * The first event of an accepted file.
     *
     * @param ingestTs     of the event: when its first file was received
     * @param supersededBy id of the event of the same subject and instant that was received later and replaces this one everywhere;
     *                     null when there is none
     */
    record Result(
            Reading.Observed observed,
            Instant ingestTs,
            @Nullable String supersededBy) {}

    /** In quarantine, with its receipt beside it. */
    record Refused(IngestReceipt.Refused receipt) implements IntakeOutcome {}

    /** In landing, to be recorded or published later. */
    record Pending(LandedFile file, Cause cause) implements IntakeOutcome {}

    /** Not stored: larger than the limit. */
    record TooLarge(long limitBytes) implements IntakeOutcome {}

    /** Not stored: too many uploads wait already. */
    record Busy() implements IntakeOutcome {}

    /** Why a file is pending. */
    enum Cause {
        DATABASE_UNAVAILABLE,
        BROKER_UNAVAILABLE,
        /** Another instance of the service, or a crashed one whose claim has not expired yet, is publishing it. */
        IN_PROGRESS
    }
}
