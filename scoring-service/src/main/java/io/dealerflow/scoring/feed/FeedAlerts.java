package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.scoring.alerts.Cause;
import io.dealerflow.scoring.alerts.Evaluation;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Alerts about the data of sources.
 *
 * @param cooldown minimum time between two alerts of one type and feed unless the later is more severe
 */
public record FeedAlerts(QualityRule quality, StaleRule stale, Duration cooldown) {
    private static final Cause QUALITY = new Cause(AlertType.DATA_QUALITY, "quality");
    private static final Cause STALE = new Cause(AlertType.DATA_STALE, "stale");

    /** @param feed replaces the one passed in */
    public record Decision(List<Alert> alerts, SourceFeed feed) {
        public Decision {
            alerts = List.copyOf(alerts);
        }
    }

    /** After a file was received. */
    public Decision received(FileQuality report, SourceFeed feed) {
        var occasion = new Occasion(feed.symbol(), report.asOf(), report.ingestTs(), report.eventId());
        var evaluation = new Evaluation(occasion, feed.alerts(), cooldown);
        quality.judge(report).ifPresent(judgement -> evaluation.apply(QUALITY, judgement));
        SourceFeed delivered = feed.delivered(report);
        if (!delivered.equals(feed)) {
            evaluation.apply(STALE, new Judgement.Cleared());
        }
        return new Decision(evaluation.alerts(), delivered.with(evaluation.memory()));
    }

    /** While time passes without a file. */
    public Decision elapsed(SourceFeed feed, Instant now) {
        Optional<Judgement> judgement = stale.judge(feed, now).filter(Judgement.Triggered.class::isInstance);
        Instant lastReceived = feed.lastReceived();
        String lastReport = feed.lastReport();
        if (judgement.isEmpty() || lastReceived == null || lastReport == null) {
            return new Decision(List.of(), feed);
        }
        var evaluation =
                new Evaluation(new Occasion(feed.symbol(), now, lastReceived, lastReport), feed.alerts(), cooldown);
        evaluation.apply(STALE, judgement.get());
        return new Decision(evaluation.alerts(), feed.with(evaluation.memory()));
    }
}
