package io.dealerflow.report;

import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.testkit.KafkaProbe;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Sends events to the service and reads what becomes of them; each test has dates of its own. */
abstract class ReportIT {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static KafkaProbe kafka;

    @Inject
    ReportTable reports;

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

    void sendSpot(String eventId, String asOf, double spot) throws Exception {
        send(Topics.FEATURES_GEX.name(), Samples.snapshot(eventId, Instant.parse(asOf), spot, 1e9));
    }

    static void send(String topic, Event event) throws Exception {
        send(topic, event, Wire.json().writeValueAsString(event).getBytes(StandardCharsets.UTF_8));
    }

    static void send(String topic, Event event, byte[] json) {
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

    Report awaitReport(LocalDate date, String... parts) {
        return awaitReport(DailyReport.reportId(date), parts);
    }

    Report awaitReport(String reportId, String... parts) {
        return await().atMost(LIMIT)
                .until(
                        () -> reports.newest(reportId),
                        newest -> newest.isPresent()
                                && List.of(parts).stream().allMatch(newest.get().markdown()::contains))
                .orElseThrow();
    }

    static KafkaProbe kafka() {
        return kafka;
    }
}
