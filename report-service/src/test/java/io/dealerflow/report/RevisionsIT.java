package io.dealerflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Signal;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.Debounce;
import io.dealerflow.report.daily.ReportWriter;
import io.dealerflow.report.daily.ReportWriter.Failed;
import io.dealerflow.report.daily.ReportWriter.Outcome;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.testkit.DealerflowServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What makes a further revision of a report, and what does not. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "report")
        })
class RevisionsIT extends ReportIT {
    @Inject
    ReportWriter writer;

    @Test
    void repeatedEventsMakeNoRevision() throws Exception {
        LocalDate date = LocalDate.of(2023, 1, 3);
        GexSnapshot snapshot = Samples.snapshot("b-1", Instant.parse("2023-01-03T15:00:00Z"), 3824.14, -2e9);
        send(Topics.FEATURES_GEX.name(), snapshot);
        Report first = awaitReport(date, "3824.14");

        send(Topics.FEATURES_GEX.name(), snapshot);
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("b-2", Instant.parse("2023-01-02T15:00:00Z"), 3839.5, 1e9));
        awaitReport(LocalDate.of(2023, 1, 2), "3839.50");
        Report second = awaitReport(date, "since 2023-01-02: from 1.0000 to -2.0000");
        send(Topics.FEATURES_GEX.name(), snapshot);
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("b-3", Instant.parse("2023-06-01T15:00:00Z"), 4221.02, 3e9));
        awaitReport(LocalDate.of(2023, 6, 1), "4221.02");

        assertThat(first.revision()).isEqualTo(1);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(reports.revisions(DailyReport.reportId(date))).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "what happens after an alert revises the report of its date, which names it; rendered again it is the same")
    void alertsAreFollowed() throws Exception {
        LocalDate date = LocalDate.of(2024, 3, 1);
        String reportId = DailyReport.reportId(date);
        sendSpot("m-1", "2024-03-01T15:00:00Z", 5100);
        send(Topics.ALERTS.name(), Samples.alert("m-2", Instant.parse("2024-03-01T15:30:00Z")));
        Report raised = awaitReport(date, "| no end is known | 5100.00 | not available (no such close is known) |");

        send(Topics.FEATURES_ASSETS.name(), Samples.closeOf("m-3", LocalDate.of(2024, 3, 1), 5151));
        awaitReport(date, "| no end is known | 5100.00 | +1.00 | not available", "To the close, % +1.00, was");
        send(Topics.FEATURES_ASSETS.name(), Samples.closeOf("m-4", LocalDate.of(2024, 3, 4), 5049));
        Report followed = awaitReport(date, "| no end is known | 5100.00 | +1.00 | -1.00 |");
        send(Topics.ALERTS.name(), Samples.resolved("m-5", "m-2", Instant.parse("2024-03-04T16:00:00Z")));
        Report resolved = awaitReport(
                date,
                "| resolved after 3 d 0 h | 5100.00 | +1.00 | -1.00 |",
                "Since then resolved after 3 d 0 h, was no end is known");

        assertThat(followed.revision()).isGreaterThan(raised.revision());
        assertThat(resolved.revision()).isGreaterThan(followed.revision());
        assertThat(reports.revisions(DailyReport.reportId(LocalDate.of(2024, 3, 4))))
                .isZero();
        reports.makeDue(date);
        await().atMost(LIMIT).until(() -> reports.waiting() == 0);
        assertThat(reports.newest(reportId)).contains(resolved);
    }

    @Test
    @DisplayName("signals and futures curves of a date are in its report, and all of it is in the facts")
    void signalsAndCurves() throws Exception {
        LocalDate date = LocalDate.of(2024, 6, 7);
        Instant asOf = Instant.parse("2024-06-07T20:00:00Z");
        send(Topics.SCORES_SIGNALS.name(), Samples.signal("o-1", asOf, Signal.BUY));
        send(Topics.RAW_FUTURES.name(), Samples.curve("o-2", asOf, date));
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("o-3", asOf, 3934.38, 5e8));

        awaitReport(date, "| SPX | change | BUY |", "### VX", "| VXZ2 | 2024-06-16 |");

        assertThat(reports.facts(DailyReport.reportId(date))).contains("\"VXZ2\"", "\"3934.38\"", "\"o-3\"");
    }

    @Test
    void lateObservationRevisesItsOwnDateAndStaysOlderThanTheLatest() throws Exception {
        LocalDate date = LocalDate.of(2023, 2, 1);
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("c-2", Instant.parse("2023-02-01T20:00:00Z"), 4119.21, 1e9));
        Report before = awaitReport(date, "| SPX | 4119.21 |");

        send(Topics.FEATURES_GEX.name(), Samples.snapshot("c-1", Instant.parse("2023-02-01T15:00:00Z"), 4070.07, -3e9));
        Report after = awaitReport(date, "Against the observation before, 2023-02-01T15:00:00Z");

        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.markdown())
                .contains("| SPX | 4119.21 |")
                .contains("| Spot | 4070.07 | 4119.21 | +49.14 |")
                .contains("Observations of the date: 2");
    }

    @Test
    void correctionReplacesTheObservationOfItsInstant() throws Exception {
        LocalDate date = LocalDate.of(2023, 3, 1);
        Instant asOf = Instant.parse("2023-03-01T20:00:00Z");
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("d-1", asOf, 3951.39, 1e9));
        awaitReport(date, "| SPX | 3951.39 |");

        send(Topics.FEATURES_GEX.name(), Samples.snapshot("d-2", asOf, 3951.4, 1.5e9));

        assertThat(awaitReport(date, "| SPX | 3951.40 | 1.5000 |").markdown()).contains("Observations of the date: 1");
    }

    @Test
    void onlyTheNewestScoreOfADateIsShown() throws Exception {
        LocalDate date = LocalDate.of(2023, 4, 3);
        sendSpot("e-4", "2023-04-03T14:00:00Z", 4100);
        sendSpot("e-5", "2023-04-04T14:00:00Z", 4100);
        send(Topics.SCORES_ASSETS.name(), Samples.score("e-2", Instant.parse("2023-04-03T20:00:00Z"), "none"));
        awaitReport(date, "2023-04-03T20:00:00Z");
        int revisions = reports.revisions(DailyReport.reportId(date));

        send(Topics.SCORES_ASSETS.name(), Samples.score("e-1", Instant.parse("2023-04-03T15:00:00Z"), "none"));
        send(Topics.SCORES_ASSETS.name(), Samples.score("e-3", Instant.parse("2023-04-04T15:00:00Z"), "none"));
        awaitReport(LocalDate.of(2023, 4, 4), "2023-04-04T15:00:00Z");

        assertThat(reports.revisions(DailyReport.reportId(date))).isEqualTo(revisions);
    }

    @Test
    @DisplayName("scores, features and flow maps of a date without a book or an alert make no report")
    void noBook() throws Exception {
        send(Topics.SCORES_ASSETS.name(), Samples.score("g-1", Instant.parse("2023-04-10T20:00:00Z"), "none"));
        send(Topics.SCORES_ASSETS.name(), Samples.score("g-2", Instant.parse("2023-04-11T20:00:00Z"), "none"));
        sendSpot("g-3", "2023-04-11T14:00:00Z", 4100);
        awaitReport(LocalDate.of(2023, 4, 11), "2023-04-11T20:00:00Z");

        assertThat(reports.revisions(DailyReport.reportId(LocalDate.of(2023, 4, 10))))
                .isZero();
    }

    @Test
    void replicasThatRenderAtOnceWriteOneRevision() throws Exception {
        LocalDate date = LocalDate.of(2023, 7, 3);
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("g-1", Instant.parse("2023-07-03T15:00:00Z"), 4455.59, 1e9));
        awaitReport(date, "4455.59");
        Debounce none = new Debounce(Duration.ZERO, Duration.ZERO);

        for (int round = 1; round <= 5; round++) {
            reports.change(date, "g-1", 4455.59 + round);
            assertThat(renderAtOnce(none)).noneMatch(Failed.class::isInstance);
            await().atMost(LIMIT).until(() -> reports.waiting() == 0);

            assertThat(reports.revisions(DailyReport.reportId(date))).isEqualTo(round + 1);
        }
    }

    private List<Outcome> renderAtOnce(Debounce debounce) throws Exception {
        List<Future<Outcome>> runs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                runs.add(threads.submit(() -> Db.await(() -> writer.writeNext(debounce))));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> run : runs) {
            outcomes.add(run.get());
        }
        return outcomes;
    }
}
