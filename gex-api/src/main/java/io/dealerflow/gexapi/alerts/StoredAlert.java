package io.dealerflow.gexapi.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.gexapi.feed.FeedEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of an alert, its position in the feed and the acknowledgement of the alert. An escalation needs one of its own.
 *
 * @param seq            its seq among all events of the streams, in the order in which they became visible; the SSE id
 * @param acknowledgedAt null while it is open
 * @param acknowledgedBy who acknowledged it first; null while it is open
 * @param json           all fields, those of the event as it was received; written once for all readers of the stream
 */
public record StoredAlert(
        long seq,
        @JsonUnwrapped Alert alert,
        boolean acknowledged,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        AlertState state,
        @JsonIgnore String json)
        implements FeedEntry {
    /** @param body the alert as it was received: a JSON object that is not empty */
    public static StoredAlert of(
            long seq, String body, @Nullable Instant acknowledgedAt, @Nullable String acknowledgedBy) {
        boolean acknowledged = acknowledgedAt != null;
        Alert alert = Wire.readJson(body, Alert.class);
        AlertState state = state(alert, acknowledged);
        Map<String, @Nullable Object> besides = new LinkedHashMap<>();
        besides.put("seq", seq);
        besides.put("acknowledged", acknowledged);
        besides.put("acknowledged_at", acknowledgedAt);
        besides.put("acknowledged_by", acknowledgedBy);
        besides.put("state", state);
        String json = Wire.writeJsonText(besides);
        return new StoredAlert(
                seq,
                alert,
                acknowledged,
                acknowledgedAt,
                acknowledgedBy,
                state,
                json.substring(0, json.length() - 1) + "," + body.substring(1));
    }

    private static AlertState state(Alert alert, boolean acknowledged) {
        if (alert.phase() == AlertPhase.RESOLVED) {
            return AlertState.RESOLVED;
        }
        return acknowledged ? AlertState.ACKNOWLEDGED : AlertState.OPEN;
    }
}
