package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.dealerflow.gexapi.webhooks.Webhooks;
import io.dealerflow.kit.http.InvalidParameterException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to be created; what is null has its default.
 *
 * @param url      {@code https://…}, or {@code mailto:…} for the format email
 * @param format   generic, slack or email; generic by default
 * @param symbols  any of these; all by default
 * @param types    any of these; alert by default
 * @param severity minimum severity of alerts
 * @param secret   for the signature, 16 to 200 characters; random by default
 */
@Schema(requiredProperties = "url")
public record WebhookRequest(
        @Nullable String name,
        @Nullable String url,
        @Nullable String format,
        @Nullable List<String> symbols,
        @Nullable List<String> types,
        @Nullable String severity,
        @Nullable String secret) {
    private static final List<String> FORMATS =
            Arrays.stream(Webhook.Format.values()).map(Webhook.Format::wireName).toList();

    Webhooks.Wanted wanted() {
        if (url == null) {
            throw new InvalidParameterException("url", "is required");
        }
        return new Webhooks.Wanted(
                Objects.requireNonNullElse(name, "webhook"),
                url,
                parsedFormat(),
                new WebhookChange(name, url, symbols, types, severity, null, null)
                        .filter(new EventFilter(Set.of(), Set.of(EventType.ALERT), null)),
                secret);
    }

    private Webhook.Format parsedFormat() {
        String text = Objects.requireNonNullElse(format, Webhook.Format.GENERIC.wireName());
        return FORMATS.stream()
                .filter(text::equalsIgnoreCase)
                .findFirst()
                .map(known -> Webhook.Format.valueOf(known.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new InvalidParameterException(
                        "format", "must be one of " + String.join(", ", FORMATS) + ", was '" + text + "'"));
    }
}
