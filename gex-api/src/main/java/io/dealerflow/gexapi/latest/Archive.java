package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All events, slower than the cache. */
public interface Archive<T extends Event> {
    /**
     * An event of the past.
     *
     * @param json   the event as it is stored
     * @param newest whether the archive has no later event of the subject
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Archived<T>(T event, byte[] json, boolean newest) {}

    /** The newest event of {@code subject} at or before {@code asOf}, or of all when that is null. */
    Uni<Optional<Archived<T>>> find(String subject, @Nullable Instant asOf);

    /** The newest event of every subject. */
    Uni<List<Archived<T>>> newestOfAll();
}
