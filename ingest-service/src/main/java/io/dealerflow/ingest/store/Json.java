package io.dealerflow.ingest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import java.util.Map;

/** Text of {@code jsonb} columns. */
final class Json {
    private Json() {}

    static String text(Map<String, ?> values) {
        try {
            return Wire.json().writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of figures has a JSON form", e);
        }
    }
}
