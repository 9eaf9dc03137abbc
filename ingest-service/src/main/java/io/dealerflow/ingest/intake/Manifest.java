package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.quality.FileQuality;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of landed files and their events. Every method throws
 * {@link io.dealerflow.kit.core.UnavailableException} when the database does not answer.
 */
public interface Manifest {
    /** State of an observation after it was recorded. */
    enum Progress {
        /** Claimed by the caller, which must publish it before the claim expires. */
        CLAIMED,
        /** Claimed by another instance. */
        IN_PROGRESS,
        /** The broker has acknowledged it. */
        PUBLISHED
    }

    /** A file and its reading. */
    record Entry(Arrival arrival, String format, Reading.Read read) {
        /** The observations from {@code from} on, at most {@code length}; without those before, and without a report. */
        public Part part(int from, int length) {
            int size = read.observations().size();
            int to = Math.min(size, from + length);
            return new Part(this, read.observations().subList(from, to), to == size, Before.NONE, null);
        }
    }

    /**
     * The events of a file that are in the parts before one.
     *
     * @param newest latest instant of them; null of none
     */
    record Before(List<String> eventIds, @Nullable Instant newest) {
        public static final Before NONE = new Before(List.of(), null);

        public Before {
            eventIds = List.copyOf(eventIds);
        }
    }

    /**
     * Some observations of a file, which are recorded at once.
     *
     * @param isLast whether those before are recorded, and no other follows
     * @param before known of the last part alone
     * @param report on the quality of the file, recorded with it; null before the last part
     */
    record Part(
            Entry entry,
            List<Reading.Observed> observations,
            boolean isLast,
            Before before,
            @Nullable FileQuality report) {
        public Part {
            observations = List.copyOf(observations);
        }

        Part with(Before before, FileQuality report) {
            return new Part(entry, observations, isLast, before, report);
        }
    }

    /**
     * @param ingestTs     of the published event: that of its first file, unless that was not published
     * @param supersededBy see {@link IntakeOutcome.Result#supersededBy()}; of a new observation known for the first of a part alone
     * @param isOther      whether the observation is an event that another source had before, by its {@link Reading.Identity}: the state is
     *                     that of the other event
     */
    record Recorded(
            Progress progress, Instant ingestTs, @Nullable String supersededBy, boolean isOther) {}

    /**
     * Records observations in one transaction, with the last of a file the file itself and its report, and claims those that are neither published
     * nor claimed by another instance. A repeat changes nothing.
     *
     * @return one for each observation of the part, in their order
     */
    List<Recorded> record(Part part);

    /** Records the report of a refused file; there is one of each file, and a repeat changes nothing. */
    void record(FileQuality refused);

    /** The oldest reports that are neither published nor claimed by another instance, each claimed for some time: a hundred at most. */
    List<FileQuality> claimReports();

    /** Marks these reports as published. */
    void markReported(Collection<String> eventIds);

    /** Marks these events as published. */
    void markPublished(Collection<String> eventIds);

    /** Ends this instance's claim on events that could not be published. */
    void release(Collection<String> eventIds);

    /** The file of each observation that is not published and that this instance could claim, the oldest first. */
    List<Arrival> unpublished();

    /** Those of {@code files} that are not recorded, in their order. */
    List<LandedFile> unrecorded(List<LandedFile> files);

    /** Number of option chains from {@code source}. */
    long chains(String source);
}
