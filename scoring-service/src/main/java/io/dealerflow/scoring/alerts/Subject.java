package io.dealerflow.scoring.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
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

    /** The events as JSON under their names, fields named as on the wire: {@code snapshot.gamma_flip.distance_pct}. Built at each call. */
    public JsonNode tree() {
        return Wire.json().valueToTree(events);
    }
}
