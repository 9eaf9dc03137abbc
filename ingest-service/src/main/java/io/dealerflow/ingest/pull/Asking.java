package io.dealerflow.ingest.pull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request follows from.
 *
 * @param position date up to which the subject was taken; null before the first
 * @param key      the API key; empty when there is none
 */
public record Asking(
        PullSource source, String subject, @Nullable LocalDate position, Instant now, String key) {
    /** The position; before the first, the date from which the source wants data. */
    public @Nullable LocalDate from() {
        return position == null ? source.start() : position;
    }

    /** As {@link #from()}, a year back where nothing says it. */
    public LocalDate fromOrLastYear() {
        return Objects.requireNonNullElseGet(from(), () -> today().minusYears(1));
    }

    /** The date in UTC. */
    public LocalDate today() {
        return today(ZoneOffset.UTC);
    }

    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }

    /** A parameter of the source. */
    public String parameter(String name, String otherwise) {
        return source.parameters().getOrDefault(name, otherwise);
    }

    /**
     * A URL below the source's.
     *
     * @param path  appended as it is; its parts are encoded with {@link #encoded}
     * @param query parameters
     */
    public URI url(String path, Map<String, String> query) {
        String base = source.url().toString().replaceFirst("/$", "");
        String parameters = new TreeMap<>(query)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /** Text as a part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** To the date of the newest observation that was taken, at most today; never back. */
    public Progress upTo(Taken taken, ZoneId zone, boolean more) {
        Instant last = taken.lastAsOf();
        if (last == null) {
            return new Progress(position, more);
        }
        LocalDate date = earlier(LocalDate.ofInstant(last, zone), today(zone));
        return new Progress(position == null || date.isAfter(position) ? date : position, more);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
