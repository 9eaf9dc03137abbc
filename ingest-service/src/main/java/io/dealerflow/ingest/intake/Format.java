package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Recognises files of one form and reads their events. Implementations keep no state between files. */
public interface Format {
    /** Stable name in the manifest and in metrics, for example {@code cboe-option-chain}. */
    String name();

    /** What its files hold; of several the content of a file decides. */
    Set<FileKind> kinds();

    /** Source of its files unless their sender names another. */
    String source();

    /**
     * Whether the content belongs to this format. File names are never considered.
     *
     * @param head the first bytes of the file as received (compressed or not), at most {@link FileType#HEAD_BYTES}
     */
    boolean recognises(byte[] head);

    /**
     * Reads and validates the file to its end; does not close {@code bytes}.
     *
     * @param arrival the file, which names the source, the time of receipt that events carry as {@code ingest_ts}, and the instant
     *                given by the sender; with its name, where nothing in the content says what the file is about
     * @throws IOException when the bytes cannot be fetched; whatever is wrong with the content is a {@link Reading.Refused}
     */
    Reading read(Arrival arrival, InputStream bytes) throws IOException;
}
