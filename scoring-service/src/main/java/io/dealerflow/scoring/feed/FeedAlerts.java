package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.scoring.alerts.Cause;
import io.dealerflow.scoring.alerts.Evaluation;
import io.dealerflow.scoring.alerts.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Alerts about the data of sources.
 *
 * @param cooldown minimum time between two alerts of one type and feed unless the later is more severe
 */
public record FeedAlerts(QualityRule quality, StaleRule stale, Duration cooldown) {
    /** @param feed replaces the one passed in */
    public record Decision(List<Alert> alerts, SourceFeed feed) {
        public Decision {
            alerts = List.copyOf(alerts);
        }
    }

    /** After a file was received. */
    public Decision received(FileQuality report, SourceFeed feed) {
        var evaluation = new Evaluation(feed.alerts(), cooldown);
        quality.judge(report)
                .ifPresent(judgement -> evaluation.apply(
                        new Cause(AlertType.DATA_QUALITY, "quality", feed.symbol(), report.asOf(), report.ingestTs()),
                        judgement));
        SourceFeed delivered = feed.delivered(report);
        if (!delivered.equals(feed)) {
            evaluation.apply(staleCause(delivered, report.asOf()), new Judgement.Cleared());
        }
        return new Decision(evaluation.alerts(), delivered.with(evaluation.memory()));
    }

    /** While time passes without a file. */
    public Decision elapsed(SourceFeed feed, Instant now) {
        var evaluation = new Evaluation(feed.alerts(), cooldown);
        stale.judge(feed, now).ifPresent(judgement -> {
            if (judgement instanceof Judgement.Triggered) {
                evaluation.apply(staleCause(feed, now), judgement);
            }
        });
        return new Decision(evaluation.alerts(), feed.with(evaluation.memory()));
    }

    private static Cause staleCause(SourceFeed feed, Instant now) {
        return new Cause(
                AlertType.DATA_STALE,
                "stale",
                feed.symbol(),
                now,
                Objects.requireNonNull(feed.lastReceived(), "a feed that delivered"));
    }
}
