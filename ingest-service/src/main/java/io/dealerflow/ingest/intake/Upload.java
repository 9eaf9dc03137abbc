package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.FileKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an upload.
 *
 * @param source   name under which its observations are stored; null for that of the format, {@link Format#source}
 * @param filename informational
 * @param asOf     instant that the file describes, to the millisecond; null to read it from the file
 * @param kind     the only kind as which it may be read; null to let the content decide
 */
public record Upload(
        @Nullable String source,
        String filename,
        @Nullable Instant asOf,
        @Nullable FileKind kind) {
    /** Of any kind. */
    public Upload(String source, String filename, @Nullable Instant asOf) {
        this(source, filename, asOf, null);
    }
}
