package io.dealerflow.ingest.pull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject is.
 *
 * @param position date up to which it was taken
 * @param more     whether there is more to ask at once; where the position did not move it is asked at the next run
 */
public record Progress(@Nullable LocalDate position, boolean more) {}
