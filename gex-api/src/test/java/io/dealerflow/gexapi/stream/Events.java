package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up events. */
final class Events {
    static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private Events() {}

    static StreamEvent snapshot(long seq, String symbol) {
        return event(seq, EventType.SNAPSHOT, null, symbol);
    }

    static StreamEvent alert(long seq, String symbol, Severity severity) {
        return event(seq, EventType.ALERT, severity, symbol);
    }

    static StreamEvent event(long seq, EventType type, @Nullable Severity severity, String... symbols) {
        return new NewEvent("event-" + seq, type, List.of(symbols), severity, NOON, false, at -> "{\"n\":" + at + "}")
                .at(seq);
    }
}
