package io.dealerflow.report.text;

import io.dealerflow.contracts.event.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events that figures were written from.
 *
 * @param asOf   event time of the newest; null without events
 * @param events their ids, each once, in ascending order
 */
public record Origin(@Nullable Instant asOf, List<String> events) {
    /** Of what no event says: definitions and counts of the report's own. */
    public static final Origin NONE = new Origin(null, List.of());

    public Origin {
        events = events.stream().distinct().sorted().toList();
    }

    /** Of those that are there. */
    public static Origin of(@Nullable Event... events) {
        return of(Arrays.stream(events).filter(Objects::nonNull).toList());
    }

    public static Origin of(Collection<? extends Event> events) {
        Instant newest =
                events.stream().map(Event::asOf).max(Comparator.naturalOrder()).orElse(null);
        return new Origin(newest, events.stream().map(Event::eventId).toList());
    }
}
