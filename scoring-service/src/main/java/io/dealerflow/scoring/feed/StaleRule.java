package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.rule.Grades;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code data_stale}: a feed that delivered has not for longer than it may. A delivery re-arms it.
 *
 * @param gap the time since the last delivery as a multiple of the largest one allowed, at least
 */
public record StaleRule(Grades gap) {
    Optional<Judgement> judge(SourceFeed feed, Instant now) {
        Instant lastReceived = feed.lastReceived();
        String lastReport = feed.lastReport();
        Optional<Freshness> expected = feed.freshness();
        if (feed.deliveries() < SourceFeed.FEWEST || lastReceived == null || lastReport == null || expected.isEmpty()) {
            return Optional.empty();
        }
        Duration since = expected.get().open().between(lastReceived, now);
        double multiple = (double) since.toMillis() / expected.get().maxGap().toMillis();
        return gap.judge(
                multiple,
                severity -> stale(feed, expected.get(), new Silence(lastReceived, since, lastReport), severity));
    }

    private record Silence(Instant since, Duration open, String lastReport) {}

    private static Judgement.Triggered stale(SourceFeed feed, Freshness expected, Silence silence, Severity severity) {
        String what = feed.subject() == null ? "data of kind " + feed.kind() : feed.subject();
        String message =
                "Source %s has delivered no %s since %s: %s without data while they are expected, at most %s allowed."
                        .formatted(feed.source(), what, silence.since(), text(silence.open()), text(expected.maxGap()));
        Map<String, Object> details = new HashMap<>(Map.of(
                "source", feed.source(),
                "last_received_at", silence.since().toString(),
                "gap_seconds", silence.open().toSeconds(),
                "max_gap_seconds", expected.maxGap().toSeconds()));
        if (feed.kind() != null) {
            details.put("kind", feed.kind());
        }
        return new Judgement.Triggered("", false, severity, message, details, silence.lastReport());
    }

    private static String text(Duration duration) {
        if (duration.toDays() >= 2) {
            return duration.toDays() + " days";
        }
        return duration.toHours() >= 2
                ? duration.toHours() + " hours"
                : duration.toMinutes() >= 2 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
