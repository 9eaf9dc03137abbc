package io.dealerflow.gexapi.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the log.
 *
 * @param oldest seq of the oldest event in the log
 * @param newest seq of the newest event, 0 before the first
 * @param gap    the part of the range that is no longer in the log, null when all of it is
 * @param next   {@code from} of the next page, null on the last
 * @param events ascending
 */
public record EventPage(
        long oldest,
        long newest,
        StreamEvent.@Nullable Gap gap,
        @Nullable Long next,
        List<StreamEvent> events) {
    public EventPage {
        events = List.copyOf(events);
    }
}
