package io.dealerflow.ingest.intake;

import io.dealerflow.ingest.format.FileType;
import java.io.IOException;
import java.io.InputStream;

/** Recognises files of one kind and reads their events. Implementations keep no state between files. */
public interface Format {
    /** Stable name in the manifest and in metrics, for example {@code cboe-option-chain}. */
    String name();

    /**
     * Whether the content belongs to this format. File names are never considered.
     *
     * @param head the first bytes of the file as received (compressed or not), at most {@link FileType#HEAD_BYTES}
     */
    boolean recognises(byte[] head);

    /**
     * Reads and validates the file to its end; does not close {@code bytes}.
     *
     * @param file names the source, the time of receipt that events carry as {@code ingest_ts}, and the instant given by the sender
     * @throws IOException when the bytes cannot be fetched; whatever is wrong with the content is a {@link Reading.Refused}
     */
    Reading read(LandedFile file, InputStream bytes) throws IOException;
}
