package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.feed.FeedEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log.
 *
 * @param seq      from 1, one more for each event, in the order in which they became visible; for a gap that of the last missing event
 * @param symbols  that it concerns; a report covers several
 * @param severity of an alert, null for other types
 * @param replayed whether it is replayed or recomputed, which causes no notification
 * @param json     the event as readers get it, rendered once
 */
public record StreamEvent(
        long seq,
        String eventId,
        EventType type,
        List<String> symbols,
        @Nullable Severity severity,
        boolean replayed,
        String json)
        implements FeedEntry {
    private static final String DATA = ",\"data\":";

    public StreamEvent {
        symbols = List.copyOf(symbols);
    }

    /**
     * Events that are no longer in the log.
     *
     * @param reason {@code RETENTION}: they were older than the retention
     */
    public record Gap(long firstMissing, long lastMissing, String reason) {
        public Gap(long firstMissing, long lastMissing) {
            this(firstMissing, lastMissing, "RETENTION");
        }
    }

    /** The same event with other data, a JSON object. */
    public StreamEvent withData(String data) {
        // The first of its kind: a quotation mark within a text is escaped.
        String head = json.substring(0, json.indexOf(DATA));
        return new StreamEvent(seq, eventId, type, symbols, severity, replayed, head + DATA + data + "}");
    }

    /** The members of an event before its data. */
    record Head(
            long seq,
            String eventId,
            EventType type,
            @Nullable String symbol,
            @Nullable Severity severity,
            @Nullable Instant asOf,
            boolean replayed) {
        String with(String data) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("seq", seq);
            members.put("event_id", eventId);
            members.put("type", type);
            members.put("symbol", symbol);
            members.put("severity", severity);
            members.put("as_of", asOf);
            members.put("replayed", replayed);
            String head = Wire.writeJsonText(members);
            return head.substring(0, head.length() - 1) + DATA + data + "}";
        }
    }

    /** The event that tells readers of the gap. */
    public static StreamEvent of(Gap gap) {
        String id = "gap-" + gap.firstMissing() + "-" + gap.lastMissing();
        var head = new Head(gap.lastMissing(), id, EventType.GAP, null, null, null, false);
        return new StreamEvent(
                gap.lastMissing(), id, EventType.GAP, List.of(), null, false, head.with(Wire.writeJsonText(gap)));
    }
}
