package io.dealerflow.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file says about it.
 *
 * @param source   name under which its observations are kept
 * @param filename for people only
 * @param asOf     instant that the file describes, to the millisecond; null to read it from the file
 */
public record Upload(
        String source, String filename, @Nullable Instant asOf) {}
