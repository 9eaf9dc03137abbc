package io.dealerflow.report.store;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.contracts.event.Wire;
import java.io.UncheckedIOException;

/** Events as the text of a jsonb column. */
final class Json {
    private Json() {}

    static String write(Object event) {
        try {
            return Wire.json().writeValueAsString(event);
        } catch (JacksonException e) {
            throw new UncheckedIOException("cannot write " + event.getClass().getSimpleName(), e);
        }
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return Wire.json().readValue(body, type);
        } catch (JacksonException e) {
            throw new UncheckedIOException("a stored body cannot be read as " + type.getSimpleName(), e);
        }
    }
}
