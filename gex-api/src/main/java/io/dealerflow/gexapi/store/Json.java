package io.dealerflow.gexapi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.alerts.StoredAlert;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Stored JSON. */
final class Json {
    private Json() {}

    static <T> T read(String json, Class<T> type) {
        try {
            return Wire.json().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    static <T> T read(byte[] json, Class<T> type) {
        try {
            return Wire.json().readValue(json, type);
        } catch (IOException e) {
            throw unreadable(type, e);
        }
    }

    static byte[] write(Object value) {
        try {
            return Wire.json().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param body a JSON object that is not empty */
    static StoredAlert storedAlert(long seq, String body) {
        return new StoredAlert(seq, read(body, Alert.class), "{\"seq\": " + seq + ", " + body.substring(1));
    }

    private static UncheckedIOException unreadable(Class<?> type, IOException cause) {
        return new UncheckedIOException("a stored " + type.getSimpleName() + " cannot be read", cause);
    }
}
