package io.dealerflow.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an upload.
 *
 * @param source   name under which its observations are stored
 * @param filename informational
 * @param asOf     instant that the file describes, to the millisecond; null to read it from the file
 */
public record Upload(
        String source, String filename, @Nullable Instant asOf) {}
