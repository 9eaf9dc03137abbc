package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.raw.OptionChain;
import java.util.List;
import java.util.Map;

/** What has been recorded of landed files: the cursor from which work is taken up again. */
public interface Manifest {
    /** How far an observation has come. */
    enum Status {
        /** Recorded; others may not know of it yet. */
        PENDING,
        /** The broker has acknowledged it. */
        PUBLISHED
    }

    /**
     * An observation and the file it came in.
     *
     * @param filename as the sender named it, for people only
     * @param dropped  contracts left out, by reason
     */
    record Entry(LandedFile file, String filename, OptionChain chain, int received, Map<String, Integer> dropped) {
        public Entry {
            dropped = Map.copyOf(dropped);
        }
    }

    /**
     * Records the file, its observation and its contracts in one transaction. A repeat changes nothing.
     *
     * @return how far the observation has come; PENDING when it is new
     * @throws AwayException when the database does not take it
     */
    Status record(Entry entry) throws AwayException;

    /** Notes that the broker has the event. */
    void markPublished(String eventId) throws AwayException;

    /** The file of each observation that is pending, the oldest first. */
    List<LandedFile> pending() throws AwayException;

    /** Those of {@code files} of which nothing is recorded, in their order. */
    List<LandedFile> unrecorded(List<LandedFile> files) throws AwayException;

    /** How many observations of {@code source} there are. */
    long observations(String source) throws AwayException;
}
