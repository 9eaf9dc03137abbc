package io.dealerflow.gexapi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import io.vertx.mutiny.sqlclient.Row;
import java.io.UncheckedIOException;

/** Events in columns named {@code body}. */
final class Bodies {
    private Bodies() {}

    static <T> T read(Row row, Class<T> type) {
        try {
            return Wire.json().readValue(row.getString("body"), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    static String json(Object event) {
        try {
            return Wire.json().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
