package io.dealerflow.ingest.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Keeps received bytes, unchanged and append-only, on an object store. */
public interface Landing {
    /** What became of bytes that asked to be kept. */
    sealed interface Outcome {
        /**
         * The bytes are kept.
         *
         * @param repeat whether the same bytes of this source were there already
         */
        record Landed(LandedFile file, boolean repeat) implements Outcome {}

        /** Nothing was kept. */
        record TooLarge(long limitBytes) implements Outcome {}
    }

    /**
     * Keeps the bytes; when it returns they survive a crash.
     *
     * @throws IOException when they cannot be read or written
     */
    Outcome land(String source, InputStream bytes) throws IOException;

    /** The bytes of a landed file. */
    InputStream open(LandedFile file) throws IOException;

    /** Moves a refused file to quarantine and puts its report, JSON, beside it. */
    void quarantine(LandedFile file, byte[] report) throws IOException;

    /** Every file that is not in quarantine, the oldest first. */
    List<LandedFile> all() throws IOException;
}
