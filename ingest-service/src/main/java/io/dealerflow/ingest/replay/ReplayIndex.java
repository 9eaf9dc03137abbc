package io.dealerflow.ingest.replay;

import io.dealerflow.ingest.intake.Arrival;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published events, in the order of event time. Methods throw {@link io.dealerflow.kit.core.UnavailableException} without a database. */
public interface ReplayIndex {
    /**
     * A published event.
     *
     * @param seq     orders events of one instant
     * @param arrival the landed file that it came from
     */
    record Entry(String eventId, Instant asOf, long seq, Arrival arrival) {}

    /** How many there are. */
    long count(ReplayQuery query);

    /** The next ones after an entry, in order; from the beginning when it is null. */
    List<Entry> after(ReplayQuery query, @Nullable Entry last, int limit);
}
