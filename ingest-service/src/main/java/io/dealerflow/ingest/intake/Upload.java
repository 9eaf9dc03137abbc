package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an upload.
 *
 * @param source   name under which its observations are stored; null for that of the format, {@link Format#source}
 * @param filename as in {@link Arrival}
 * @param asOf     instant that the file describes, to the millisecond; null to read it from the file
 * @param kind     the only kind as which it may be read; null to let the content decide
 */
public record Upload(
        @Nullable String source,
        String filename,
        @Nullable Instant asOf,
        @Nullable FileKind kind) {
    /** What a name of a source must be, for messages. */
    public static final String SOURCE_RULE =
            "must be lower-case letters, digits, _ and -, at most 63, and not " + Landing.QUARANTINE_FOLDER;

    private static final Pattern SOURCE_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final int FILENAME_LENGTH = 200;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Whether {@code name} can be a source's. */
    public static boolean isSource(String name) {
        return SOURCE_NAME.matcher(name).matches() && !name.equals(Landing.QUARANTINE_FOLDER);
    }

    /** Whether a file can describe that instant: from 1970 to 2099. */
    public static boolean isPossible(Instant asOf) {
        return !asOf.isBefore(EARLIEST) && asOf.isBefore(LATEST);
    }

    /** The sender's file name, as long as it may be. */
    public static String shortened(String filename) {
        return filename.length() <= FILENAME_LENGTH ? filename : filename.substring(0, FILENAME_LENGTH);
    }

    /** Of any kind. */
    public Upload(String source, String filename, @Nullable Instant asOf) {
        this(source, filename, asOf, null);
    }
}
