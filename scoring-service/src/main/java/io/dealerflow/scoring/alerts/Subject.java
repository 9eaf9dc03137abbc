package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.event.Event;
import java.util.Map;

/**
 * The events of an asset that one evaluation is about, as rules see them that name fields.
 *
 * @param events by name: {@code snapshot}, or {@code features} and the {@code score} that was computed of them
 */
public record Subject(String symbol, Map<String, Event> events) {
    public Subject {
        events = Map.copyOf(events);
    }
}
