package io.dealerflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events become a report, which is published; what cannot be read is set aside. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "report")
        })
class PublishingIT extends ReportIT {
    private static final String NOVEL = "from_a_newer_producer";

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
        kafka().send(topic, "SPX", garbage, Map.of());
        send(topic, event);

        List<ConsumerRecord<String, byte[]>> letters = kafka().awaitKey(Topics.deadLettersOf(topic), "SPX", 1, LIMIT);

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
        assertThat(kafka().awaitKey(Topics.REPORTS_PUBLISHED.name(), waiting.reportId(), 1, LIMIT))
                .hasSize(1);
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

    private ConsumerRecord<String, byte[]> awaitPublished(Report report) {
        return kafka()
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
}
