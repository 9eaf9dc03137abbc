package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.event.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Whether the events of each subject come in order of time, ascending or descending: the share of steps that turn back. */
final class DateOrder {
    private final Map<String, Last> bySubject = new HashMap<>();

    private DateOrder() {}

    /** @param direction of the step to it: negative, positive, or 0 before the first */
    private record Last(Instant asOf, int direction) {}

    static Measure measure() {
        var order = new DateOrder();
        return new Share<>(Event.class, order::check);
    }

    private void check(Event event, Share<Event> share) {
        Last last = bySubject.get(event.subject());
        int step = last == null ? 0 : Integer.signum(event.asOf().compareTo(last.asOf()));
        int direction = last == null ? 0 : last.direction();
        if (step != 0) {
            share.check(
                    direction != 0 && step != direction,
                    () -> event.subject() + " of " + event.asOf() + " after " + (last == null ? "" : last.asOf()));
        }
        bySubject.put(event.subject(), new Last(event.asOf(), step == 0 ? direction : step));
    }
}
