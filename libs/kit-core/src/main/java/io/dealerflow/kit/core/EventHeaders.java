package io.dealerflow.kit.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Kafka headers of an event: CloudEvents 1.0 binary mode and trace context. */
public final class EventHeaders {
    private EventHeaders() {}

    public static Headers of(Event event, Trace trace) {
        var headers = new RecordHeaders();
        put(headers, HeaderNames.CONTENT_TYPE, EventCodec.contentType(event));
        put(headers, HeaderNames.CE_SPECVERSION, "1.0");
        put(headers, HeaderNames.CE_ID, event.eventId());
        put(headers, HeaderNames.CE_TYPE, event.type());
        put(headers, HeaderNames.CE_SOURCE, "/dealerflow/" + event.source());
        put(headers, HeaderNames.CE_TIME, event.asOf().toString());
        put(headers, HeaderNames.CE_SUBJECT, event.subject());
        put(headers, HeaderNames.TRACEPARENT, trace.traceparent());
        return headers;
    }

    /** The last value of the header, null where there is none. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** Whether the event is replayed or recomputed, or computed from such an event. */
    public static boolean isReplayed(Headers headers) {
        return Boolean.parseBoolean(text(headers, HeaderNames.DF_REPLAY));
    }

    /** Says that the event is replayed. */
    public static void markReplayed(Headers headers) {
        put(headers, HeaderNames.DF_REPLAY, "true");
    }

    /** Names the lineage run that the event comes from; null for none. */
    public static void markRun(Headers headers, @Nullable String runId) {
        if (runId != null) {
            put(headers, HeaderNames.DF_RUN_ID, runId);
        }
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }
}
