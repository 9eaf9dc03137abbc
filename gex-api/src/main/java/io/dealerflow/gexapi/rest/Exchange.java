package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.kit.http.InvalidParameterException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request for something that may not have changed since it was last asked for: whether it is wanted as JSON or CSV, and whether
 * the sender has it already. A tag stands for what was asked and for the events that the answer rests on, so that it is known
 * before the answer is worked out.
 */
final class Exchange {
    private static final List<String> FORMATS = List.of("json", "csv");
    private static final MediaType TEXT_CSV = new MediaType("text", "csv");
    private static final int TAG_LENGTH = 32;

    static final String CACHE_CONTROL = "private, no-cache";
    static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

    private final String target;
    private final String encodings;
    private final boolean csv;
    private final @Nullable String known;

    /**
     * @param target    path and query as sent
     * @param encodings that the sender accepts
     * @param known     tags of the answers that the sender has
     */
    Exchange(String target, String encodings, boolean csv, @Nullable String known) {
        this.target = target;
        this.encodings = encodings;
        this.csv = csv;
        this.known = known;
    }

    /**
     * Reads a request.
     *
     * @throws InvalidParameterException when {@code format} is neither json nor csv
     */
    static Exchange of(UriInfo uri, HttpHeaders headers) {
        String format = uri.getQueryParameters().getFirst(TableParameters.FORMAT);
        boolean csv = format == null ? prefersCsv(headers.getAcceptableMediaTypes()) : isCsv(format);
        URI asked = uri.getRequestUri();
        return new Exchange(
                asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery(),
                String.valueOf(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING)),
                csv,
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    /** A request that asks for JSON without naming other formats; null for any other. */
    static @Nullable Exchange ofJson(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean plain =
                accept == null || accept.equals(MediaType.WILDCARD) || accept.equals(MediaType.APPLICATION_JSON);
        return plain && !request.uri().contains(TableParameters.FORMAT + "=")
                ? new Exchange(
                        request.uri(),
                        String.valueOf(request.getHeader(HttpHeaders.ACCEPT_ENCODING)),
                        false,
                        request.getHeader(HttpHeaders.IF_NONE_MATCH))
                : null;
    }

    private static boolean isCsv(String format) {
        return FORMATS.stream()
                .filter(format.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException(
                        TableParameters.FORMAT, "must be one of " + String.join(", ", FORMATS)))
                .equals("csv");
    }

    /** @param accepted media types, the preferred first */
    static boolean prefersCsv(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(TEXT_CSV))
                .findFirst()
                .map(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .orElse(false);
    }

    boolean wantsCsv() {
        return csv;
    }

    /** All that an answer depends on besides events. */
    String question() {
        return format() + "\n" + target;
    }

    private String format() {
        return csv ? "csv" : "json";
    }

    /** All that the tag of an answer depends on besides events. */
    String fullQuestion() {
        return question() + "\n" + encodings;
    }

    /** A tag of an answer that is the same, byte by byte, as long as the events are. */
    String tag(Object... events) {
        String content = fullQuestion() + "\n" + Arrays.toString(events);
        String hash = EventIds.sha256(content.getBytes(StandardCharsets.UTF_8));
        return '"' + hash.substring(0, TAG_LENGTH) + '"';
    }

    /** The tag of an answer that also tells its age. */
    static String weak(String tag) {
        return "W/" + tag;
    }

    /** Whether the sender has the answer of that tag. */
    boolean has(String tag) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || opaque(one).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    static Response notModified(String tag) {
        return tagged(Response.notModified(), tag).build();
    }

    /** The answer as JSON. */
    static Response json(String tag, Object body) {
        return tagged(Response.ok(body, MediaType.APPLICATION_JSON_TYPE), tag).build();
    }

    /**
     * The answer as CSV.
     *
     * @param name of the file that a browser keeps, without its extension
     * @param text or its bytes
     */
    static Response csv(String tag, String name, Object text) {
        String file = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv";
        return tagged(Response.ok(text, Csv.CONTENT_TYPE), tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /**
     * The table as CSV, or as JSON, or that the sender has it: its tag is of its bytes.
     *
     * @param name of the file with the CSV, without its extension
     * @param rows its lines
     * @param body the JSON
     */
    <R> Response table(String name, Class<R> row, List<R> rows, Object body) {
        byte[] bytes = csv ? Csv.of(row, rows).getBytes(StandardCharsets.UTF_8) : Wire.writeJson(body);
        String tag = tag(EventIds.sha256(bytes));
        if (has(tag)) {
            return notModified(tag);
        }
        return csv ? csv(tag, name, bytes) : json(tag, bytes);
    }

    private static ResponseBuilder tagged(ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.VARY, VARY);
    }
}
