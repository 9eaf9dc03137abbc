package io.dealerflow.scoring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedAlertsTest {
    /** A Wednesday, 10:00 in New York. */
    private static final Instant MORNING = Instant.parse("2026-03-11T14:00:00Z");

    private final FeedAlerts rules = Rules.settings().feedAlerts();
    private final List<Alert> alerts = new ArrayList<>();
    private SourceFeed feed = SourceFeed.of(Reports.clean("cboe", "option_chain", MORNING));

    private void receive(FileQuality report) {
        keep(rules.received(report, feed));
    }

    private void elapse(Instant now) {
        keep(rules.elapsed(feed, now));
    }

    private void keep(FeedAlerts.Decision decision) {
        alerts.addAll(decision.alerts());
        feed = decision.feed();
    }

    private void deliver(String source, String kind, Instant... receivedAt) {
        feed = SourceFeed.of(Reports.clean(source, kind, receivedAt[0]));
        for (Instant each : receivedAt) {
            receive(Reports.clean(source, kind, each));
        }
    }

    private static Instant[] threeFrom(Instant start, Duration step) {
        return new Instant[] {start, start.plus(step), start.plus(step).plus(step)};
    }

    @Test
    void cleanFileRaisesNothing() {
        receive(Reports.withBad(0, MORNING));
        receive(Reports.withBad(4, MORNING));

        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, LOW", "19, LOW", "20, MEDIUM", "50, MEDIUM"})
    void manyBadRecordsRaiseAnAlert(int bad, Severity severity) {
        receive(Reports.withBad(bad, MORNING));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.DATA_QUALITY);
            assertThat(alert.severity()).isEqualTo(severity);
            assertThat(alert.symbol()).isEqualTo("SPX");
            assertThat(alert.triggeredAt()).isEqualTo(MORNING);
            assertThat(alert.message()).contains(bad + " bad records of 1000");
            assertThat(alert.details()).containsEntry("records_bad", bad).containsEntry("source", "cboe");
        });
    }

    @Test
    @DisplayName("a rule that keeps failing raises one alert until a file keeps it and the cooldown is over")
    void brokenRuleHasHysteresisAndCooldown() {
        receive(Reports.breaking("crossed_quotes", Severity.MEDIUM, MORNING));
        receive(Reports.breaking("crossed_quotes", Severity.MEDIUM, MORNING.plusSeconds(3600)));
        receive(Reports.withBad(0, MORNING.plusSeconds(3700)));
        receive(Reports.breaking("crossed_quotes", Severity.MEDIUM, MORNING.plusSeconds(3800)));

        assertThat(alerts)
                .extracting(Alert::phase)
                .containsExactly(AlertPhase.RAISED, AlertPhase.RESOLVED, AlertPhase.RAISED);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.message()).contains("breaks the rule crossed_quotes");
            assertThat(alert.details()).containsEntry("failed_rules", List.of("crossed_quotes"));
        });
    }

    @Test
    void moreSevereFaultIsRaisedAtOnce() {
        receive(Reports.breaking("crossed_quotes", Severity.MEDIUM, MORNING));
        receive(Reports.breaking("spot_off_parity", Severity.HIGH, MORNING.plusSeconds(1)));

        assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
        assertThat(alerts)
                .extracting(Alert::alertId)
                .containsOnly(alerts.getFirst().alertId());
    }

    @ParameterizedTest
    @CsvSource({"NO_CONTRACTS, HIGH", "RATE_LIMITED, MEDIUM"})
    void refusedFileRaisesAnAlertAboutItsSource(String reason, Severity severity) {
        feed = SourceFeed.of(Reports.refused(reason, MORNING));
        receive(Reports.refused(reason, MORNING));
        receive(Reports.refused(reason, MORNING.plusSeconds(60)));
        receive(Reports.refused(reason, MORNING.plusSeconds(1800)));

        assertThat(alerts).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.symbol()).isEqualTo("cboe");
            assertThat(alert.severity()).isEqualTo(severity);
            assertThat(alert.details()).containsEntry("reason", reason);
        });
    }

    @Test
    @DisplayName(
            "a chain that stops in a session is stale after half an hour, and worse after two hours; a delivery re-arms")
    void chainThatStopsIsStale() {
        deliver("cboe", "option_chain", threeFrom(MORNING, Duration.ofMinutes(15)));
        Instant last = MORNING.plus(Duration.ofMinutes(30));

        elapse(last.plus(Duration.ofMinutes(29)));
        assertThat(alerts).isEmpty();
        elapse(last.plus(Duration.ofMinutes(31)));
        elapse(last.plus(Duration.ofMinutes(50)));
        elapse(last.plus(Duration.ofMinutes(121)));

        assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.DATA_STALE);
            assertThat(alert.symbol()).isEqualTo("SPX");
            assertThat(alert.message()).contains("SPX since 2026-03-11T14:30:00Z");
        });

        receive(Reports.clean("cboe", "option_chain", last.plus(Duration.ofMinutes(150))));
        elapse(last.plus(Duration.ofMinutes(185)));
        assertThat(alerts)
                .extracting(Alert::phase)
                .containsExactly(AlertPhase.RAISED, AlertPhase.ESCALATED, AlertPhase.RESOLVED, AlertPhase.RAISED);
    }

    @Test
    @DisplayName("after the close and at weekends no chain is expected")
    void closedTimeDoesNotCount() {
        Instant fridayAfternoon = Instant.parse("2026-03-13T19:15:00Z"); // 15:15 in New York
        deliver("cboe", "option_chain", threeFrom(fridayAfternoon, Duration.ofMinutes(15)));

        elapse(Instant.parse("2026-03-16T13:40:00Z")); // Monday, ten minutes after the open: 25 in all
        assertThat(alerts).isEmpty();
        elapse(Instant.parse("2026-03-16T13:46:00Z"));
        assertThat(alerts).hasSize(1);
    }

    @Test
    void simulatedMarketIsStaleAfterTwoMinutesAtAnyTime() {
        Instant sunday = Instant.parse("2026-03-15T03:00:00Z");
        deliver("simulator", "option_chain", threeFrom(sunday, Duration.ofSeconds(5)));

        elapse(sunday.plusSeconds(10 + 121));

        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.MEDIUM));
    }

    @Test
    void whatWasNeverDeliveredIsNotStale() {
        elapse(MORNING.plus(Duration.ofDays(30)));

        assertThat(alerts).isEmpty();
    }

    @Test
    @DisplayName("files of old data are uploads and no feed: nothing is expected after them")
    void oldDataAreNoFeed() {
        for (int i = 0; i < 10; i++) {
            receive(Reports.old("cboe", "option_chain", MORNING.plusSeconds(i), Duration.ofDays(400)));
        }
        elapse(MORNING.plus(Duration.ofDays(30)));

        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest(name = "{0}: not after {1}, but after {2}")
    @CsvSource({
        "fx, 2026-03-16T11:00:00Z, 2026-03-16T13:00:00Z", // received on Thursday night, 36 hours without the weekend
        "positioning, 2026-03-23T00:00:00Z, 2026-03-24T00:00:00Z",
        "macro, 2026-04-26T00:00:00Z, 2026-04-27T00:00:00Z",
        "news, 2026-03-14T00:00:00Z, 2026-03-15T00:00:00Z"
    })
    void eachKindHasItsOwnGap(String kind, Instant fresh, Instant stale) {
        deliver("a-source", kind, threeFrom(Instant.parse("2026-03-12T23:58:00Z"), Duration.ofMinutes(1)));

        elapse(fresh);
        assertThat(alerts).isEmpty();
        elapse(stale);
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.symbol()).isEqualTo("a-source"));
    }

    @Test
    void tradesAreNeverExpected() {
        deliver("atas", "trades", threeFrom(MORNING, Duration.ofMinutes(1)));
        elapse(MORNING.plus(Duration.ofDays(300)));

        assertThat(alerts).isEmpty();
    }
}
