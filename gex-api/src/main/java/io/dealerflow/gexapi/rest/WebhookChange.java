package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.kit.http.InvalidParameterException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a webhook; what is null stays as it is.
 *
 * @param url      of the webhook's format: {@code https://…}, or {@code mailto:…} for email
 * @param symbols  any of these
 * @param types    any of these
 * @param severity minimum severity of alerts
 * @param format   refused: it cannot be changed
 * @param secret   refused: it cannot be changed
 */
public record WebhookChange(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> symbols,
        @Nullable List<String> types,
        @Nullable String severity,
        @Schema(hidden = true) @Nullable String format,
        @Schema(hidden = true) @Nullable String secret) {

    /** @throws InvalidParameterException naming what cannot be changed */
    WebhookChange possible() {
        if (format != null || secret != null) {
            throw new InvalidParameterException(
                    format != null ? "format" : "secret", "cannot be changed; create another webhook");
        }
        return this;
    }

    /** {@code before} with what is given here in place of its parts. */
    EventFilter filter(EventFilter before) {
        if (symbols == null && types == null && severity == null) {
            return before;
        }
        EventFilter given = StreamParameters.filter(symbols, types, severity);
        return new EventFilter(
                symbols == null ? before.symbols() : given.symbols(),
                types == null ? before.types() : given.types(),
                severity == null ? before.leastSeverity() : given.leastSeverity());
    }
}
