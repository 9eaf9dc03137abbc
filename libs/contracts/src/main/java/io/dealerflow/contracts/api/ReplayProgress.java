package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay is: one line of ingest-service's answer, the last of which says how it ended.
 *
 * @param status    {@link #RUNNING}, {@link #DONE}, {@link #STOPPED} or {@link #FAILED}
 * @param total     events to publish
 * @param published events that the broker has acknowledged
 * @param missing   events whose file is not in landing any more
 * @param asOf      event time of the last one; null before the first
 * @param message   why it failed, in one sentence; else null
 */
@RequiredUnlessNullable
public record ReplayProgress(
        String status,
        long total,
        long published,
        long missing,
        @Nullable Instant asOf,
        @Nullable String message) {
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String STOPPED = "stopped";
    public static final String FAILED = "failed";
}
