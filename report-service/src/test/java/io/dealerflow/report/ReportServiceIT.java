package io.dealerflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.Debounce;
import io.dealerflow.report.daily.NarrativeStore;
import io.dealerflow.report.daily.NarrativeStore.Wanted;
import io.dealerflow.report.daily.ReportWriter;
import io.dealerflow.report.daily.ReportWriter.Failed;
import io.dealerflow.report.daily.ReportWriter.Outcome;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.report.narrative.NarrativeWriter;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test has dates of its own. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "report")
        })
class ReportServiceIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String NOVEL = "from_a_newer_producer";

    private static KafkaProbe kafka;

    @Inject
    ReportWriter writer;

    @Inject
    ReportTable reports;

    @Inject
    NarrativeStore narratives;

    @Inject
    DailyReport daily;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(LIMIT).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void eventsBecomeAPublishedReport() throws Exception {
        Instant asOf = Instant.parse("2022-12-13T01:30:00Z");
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("a-1", asOf, 3990.56, -1.4261e9));
        send(Topics.SCORES_ASSETS.name(), Samples.score("a-2", asOf, "a-1"));
        send(Topics.ALERTS.name(), Samples.alert("a-3", asOf));
        send(Topics.FEATURES_ASSETS.name(), Samples.features());
        send(Topics.SCORES_MARKET.name(), Samples.flow());
        send(Topics.FEATURES_PORTFOLIO.name(), Samples.portfolio());

        Report report = awaitReport(
                LocalDate.of(2022, 12, 12),
                "| SPX | 3990.56 |",
                "FRAGILE",
                "gamma_flip_proximity",
                "| roll_yield | 0.08125 |",
                "| WTI | SPX | 0.25 | 2 |",
                "### Account ACC-1");
        ConsumerRecord<String, byte[]> published = awaitPublished(report);

        assertThat(Wire.json().readValue(published.value(), Report.class)).isEqualTo(report);
        assertThat(published.key()).isEqualTo("daily-2022-12-12");
        assertThat(KafkaProbe.header(published, HeaderNames.CE_ID)).isEqualTo(report.eventId());
        assertThat(KafkaProbe.header(published, HeaderNames.TRACEPARENT)).contains(TRACE_ID);
        assertThat(report.symbols()).containsExactly("SPX", "WTI");
    }

    @Test
    @DisplayName(
            "a week has a report with Friday's close, or with later data, and a revision when one of its dates changes")
    void weekly() throws Exception {
        sendSpot("k-1", "2033-05-03T15:00:00Z", 3901);
        sendSpot("k-2", "2033-05-06T15:00:00Z", 3902);
        awaitReport(LocalDate.of(2033, 5, 6), "3902.00");
        assertThat(reports.revisions("weekly-2033-W18")).isZero();

        sendSpot("k-3", "2033-05-06T20:00:00Z", 3903);
        awaitReport("weekly-2033-W18", "| SPX | 3901.00 | 3903.00 | +0.05 |");

        sendSpot("k-4", "2033-05-03T16:00:00Z", 3890);
        awaitReport("weekly-2033-W18", "| SPX | 3890.00 | 3903.00 |");

        sendSpot("k-5", "2033-05-12T15:00:00Z", 3910);
        awaitReport(LocalDate.of(2033, 5, 12), "3910.00");
        assertThat(reports.revisions("weekly-2033-W19")).isZero();
        sendSpot("k-6", "2033-05-16T15:00:00Z", 3920);
        awaitReport("weekly-2033-W19", "| SPX | 3910.00 | 3910.00 | 0.00 |");
    }

    private void sendSpot(String eventId, String asOf, double spot) throws Exception {
        send(Topics.FEATURES_GEX.name(), Samples.snapshot(eventId, Instant.parse(asOf), spot, 1e9));
    }

    @Test
    @DisplayName(
            "a report has its narrative once it is written, keeps it, and another is written when its figures change")
    void narrative() throws Exception {
        LocalDate date = LocalDate.of(2041, 5, 7);
        Instant asOf = Instant.parse("2041-05-07T20:00:00Z");
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("w-1", asOf, 3990.56, -1.4261e9));
        awaitReport(date, "3990.56");

        Wanted wanted = await().atMost(LIMIT)
                .until(() -> Db.await(() -> narratives.takeNext(Duration.ZERO, 1_000)), Optional::isPresent)
                .orElseThrow();
        assertThat(wanted.data().date()).isEqualTo(date);
        assertThat(Db.await(() -> narratives.takeNext(Duration.ZERO, 0))).isEmpty();
        var narrative = new NarrativeWriter((rules, facts) -> "SPX spot is 3990.56.", "a-model")
                .write(daily.sheet(wanted.data()));
        Db.await(() -> narratives.add(date, narrative));

        awaitReport(date, "## Narrative", "SPX spot is 3990.56.", "a-model");

        send(Topics.FEATURES_GEX.name(), Samples.snapshot("w-2", asOf.plusSeconds(60), 3991.5, -1.4261e9));
        assertThat(awaitReport(date, "3991.50").markdown()).doesNotContain("## Narrative");
    }

    @Test
    @DisplayName("a field added by a newer producer is kept in report.snapshots, report.scores and report.alerts")
    void fieldsOfNewerProducersAreKept() throws Exception {
        Instant asOf = Instant.parse("2023-09-01T15:00:00Z");
        sendWithNovelField(Topics.FEATURES_GEX.name(), Samples.snapshot("n-1", asOf, 4515.77, 1e9));
        sendWithNovelField(Topics.SCORES_ASSETS.name(), Samples.score("n-2", asOf, "n-1"));
        sendWithNovelField(Topics.ALERTS.name(), Samples.alert("n-3", asOf));

        awaitReport(LocalDate.of(2023, 9, 1), "4515.77", "FRAGILE", "gamma_flip_proximity");

        assertThat(reports.hasField("snapshots", "n-1", NOVEL)).isTrue();
        assertThat(reports.hasField("scores", "n-2", NOVEL)).isTrue();
        assertThat(reports.hasField("alerts", "n-3", NOVEL)).isTrue();
    }

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

    static Stream<Arguments> eventOfEachTopic() {
        return Stream.of(
                arguments(
                        Topics.FEATURES_GEX.name(),
                        Samples.snapshot("f-1", Instant.parse("2023-05-01T15:00:00Z"), 4167.87, 1e9)),
                arguments(
                        Topics.SCORES_ASSETS.name(),
                        Samples.score("f-2", Instant.parse("2023-05-02T15:00:00Z"), "f-1")),
                arguments(Topics.ALERTS.name(), Samples.alert("f-3", Instant.parse("2023-05-03T15:00:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("eventOfEachTopic")
    void garbageGoesToTheDeadLettersAndConsumptionGoesOn(String topic, Event event) throws Exception {
        byte[] garbage = {(byte) 0xff, 0x00, '{', (byte) 0x80};
        Instant book = event.asOf().minusSeconds(60);
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("f-book-" + topic, book, 4100, 1e9));
        kafka.send(topic, "SPX", garbage, Map.of());
        send(topic, event);

        List<ConsumerRecord<String, byte[]>> letters = kafka.awaitKey(Topics.deadLettersOf(topic), "SPX", 1, LIMIT);

        assertThat(letters.getFirst().value()).isEqualTo(garbage);
        assertThat(KafkaProbe.header(letters.getFirst(), HeaderNames.DLQ_CONSUMER))
                .startsWith("report-service/");
        assertThat(KafkaProbe.header(letters.getFirst(), HeaderNames.DLQ_REASON))
                .isEqualTo("UNREADABLE");
        awaitReport(
                LocalDate.ofInstant(event.asOf(), ZoneOffset.UTC), event.asOf().toString());
    }

    @Test
    void reportThatWaitedUnpublishedIsPublished() throws Exception {
        Report waiting = new Report(
                "pending-1",
                DailyReport.SOURCE,
                Instant.parse("2021-01-04T21:00:00Z"),
                Instant.parse("2021-01-04T21:00:01Z"),
                Report.VERSION,
                "daily-2021-01-04",
                LocalDate.of(2021, 1, 4),
                1,
                List.of("SPX"),
                "Dealer positioning on 2021-01-04",
                "# Dealer positioning on 2021-01-04\n");

        reports.insertPending(waiting);

        assertThat(Wire.json().readValue(awaitPublished(waiting).value(), Report.class))
                .isEqualTo(waiting);
        await().atMost(LIMIT).until(() -> reports.pending() == 0);
        assertThat(kafka.awaitKey(Topics.REPORTS_PUBLISHED.name(), waiting.reportId(), 1, LIMIT))
                .hasSize(1);
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

    @Test
    void metricsCountWhatWasRendered() throws Exception {
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("h-1", Instant.parse("2023-08-01T15:00:00Z"), 4576.73, 1e9));
        awaitReport(LocalDate.of(2023, 8, 1), "4576.73");

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(RestAssured.get("/q/metrics").asString())
                        .contains("dealerflow_reports_rendered_total{outcome=\"new_revision\"")
                        .contains("dealerflow_reports_published_total")
                        .contains("dealerflow_report_render_seconds_count"));
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

    private Report awaitReport(LocalDate date, String... parts) {
        return awaitReport(DailyReport.reportId(date), parts);
    }

    private Report awaitReport(String reportId, String... parts) {
        return await().atMost(LIMIT)
                .until(
                        () -> reports.newest(reportId),
                        newest -> newest.isPresent()
                                && List.of(parts).stream().allMatch(newest.get().markdown()::contains))
                .orElseThrow();
    }

    private ConsumerRecord<String, byte[]> awaitPublished(Report report) {
        return kafka
                .await(
                        Topics.REPORTS_PUBLISHED.name(),
                        LIMIT,
                        read -> read.stream().anyMatch(message -> is(message, report)))
                .stream()
                .filter(message -> is(message, report))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(ConsumerRecord<String, byte[]> message, Report report) {
        return report.eventId().equals(KafkaProbe.header(message, HeaderNames.CE_ID));
    }

    private static void sendWithNovelField(String topic, Event event) throws Exception {
        ObjectNode body = Wire.json().valueToTree(event);
        send(topic, event, Wire.json().writeValueAsBytes(body.put(NOVEL, 7)));
    }

    private static void send(String topic, Event event) throws Exception {
        send(topic, event, Wire.json().writeValueAsString(event).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(String topic, Event event, byte[] json) {
        kafka.send(
                topic,
                event.subject(),
                json,
                Map.of(
                        HeaderNames.CONTENT_TYPE,
                        HeaderNames.JSON,
                        HeaderNames.CE_ID,
                        event.eventId(),
                        HeaderNames.TRACEPARENT,
                        "00-" + TRACE_ID + "-00f067aa0ba902b7-01"));
    }
}
