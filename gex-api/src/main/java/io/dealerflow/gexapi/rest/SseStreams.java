package io.dealerflow.gexapi.rest;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/** Streams of server-sent events. */
final class SseStreams {
    private static final long RECONNECT_MS = 1_000;

    private SseStreams() {}

    /** The events, after a comment with their start, and comments that keep an idle stream open. */
    static Multi<OutboundSseEvent> of(Sse sse, long after, Duration heartbeat, Multi<OutboundSseEvent> events) {
        Multi<OutboundSseEvent> heartbeats =
                Multi.createFrom().ticks().every(heartbeat).onOverflow().drop().map(tick -> comment(sse, "heartbeat"));
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(comment(sse, "resuming after " + after)), heartbeats, events);
    }

    /** @param json the data, already rendered */
    static OutboundSseEvent event(Sse sse, long seq, String name, String json) {
        return sse.newEventBuilder()
                .id(Long.toString(seq))
                .name(name)
                .data(String.class, json)
                .build();
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder().comment(text).reconnectDelay(RECONNECT_MS).build();
    }
}
