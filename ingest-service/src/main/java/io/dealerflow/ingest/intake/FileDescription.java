package io.dealerflow.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reading of a landed file depends on beside its bytes and its key, kept beside it in landing as {@code <key>.description.json}:
 * the file can be read again, with the same result, by a system that has landing and nothing else.
 *
 * @param filename   the sender's, of the first time that the file was received
 * @param receivedAt when that was
 */
record FileDescription(String filename, Instant receivedAt) {
    private static final String SUFFIX = ".description.json";
    private static final String FILENAME = "filename";
    private static final String RECEIVED_AT = "received_at";

    static FileDescription of(Arrival arrival) {
        return new FileDescription(arrival.filename(), arrival.file().receivedAt());
    }

    /**
     * @param key of the file
     * @throws IllegalStateException when {@code json} is not a description: somebody has changed it
     */
    static FileDescription of(String key, byte[] json) {
        try {
            JsonNode fields = Wire.json().readTree(json);
            return new FileDescription(
                    fields.required(FILENAME).asText(),
                    Instant.parse(fields.required(RECEIVED_AT).asText()));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalStateException(
                    key(key) + " is not the description of a file: it has a filename and received_at, an instant", e);
        }
    }

    /** Where the description of a file is. */
    static String key(String key) {
        return key + SUFFIX;
    }

    static boolean isKey(String key) {
        return key.endsWith(SUFFIX);
    }

    byte[] json() {
        try {
            return Wire.json()
                    .writeValueAsBytes(new TreeMap<>(Map.of(FILENAME, filename, RECEIVED_AT, receivedAt.toString())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a description has a JSON form", e);
        }
    }

    /** The file as it was received first. */
    Arrival arrival(LandedFile file) {
        return new Arrival(LandedFile.of(file.key(), file.bytes(), receivedAt), filename);
    }
}
