package io.dealerflow.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.quality.FileQuality;
import java.util.UUID;

/**
 * Is told about the reading of each file, one run a file: which data became of which. Implementations return at once, throw nothing, and may lose
 * what they cannot deliver.
 */
public interface Lineage {
    /** Tells nobody. */
    Lineage NONE = new Lineage() {
        @Override
        public void started(Arrival arrival) {}

        @Override
        public void ended(FileQuality report) {}

        @Override
        public void failed(Arrival arrival, String error) {}
    };

    /** A landed file is read. */
    void started(Arrival arrival);

    /** Its events are published, or it was refused. */
    void ended(FileQuality report);

    /** It could not be processed because of an error in this service; it will be tried again. */
    void failed(Arrival arrival, String error);

    /** The run that reads a file: a UUID, the same whenever and wherever it is read, also from quarantine. */
    static String runId(String landingKey) {
        String file = landingKey.startsWith(Landing.QUARANTINE)
                ? landingKey.substring(Landing.QUARANTINE.length())
                : landingKey;
        return UUID.nameUUIDFromBytes(("dealerflow/ingest/" + file).getBytes(UTF_8))
                .toString();
    }
}
