package io.dealerflow.ingest.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.intake.Upload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The text that precedes a picture: {@code {"captured_at": "2026-03-04T15:30:00Z"}}. */
final class CaptureTime {
    private CaptureTime() {}

    /** The instant, to the millisecond; empty when the text is another. */
    static Optional<Instant> parse(String text) {
        try {
            JsonNode message = Wire.json().readTree(text);
            JsonNode time = message.path("captured_at");
            if (message.size() != 1 || !time.isTextual()) {
                return Optional.empty();
            }
            return Optional.of(OffsetDateTime.parse(time.asText()).toInstant().truncatedTo(ChronoUnit.MILLIS))
                    .filter(Upload::isPossible);
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
