package io.dealerflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The executable between a real broker and a real database. */
@QuarkusIntegrationTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "report")
        })
class ReportNativeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REPORT = "daily-2022-12-12";

    @Test
    @DisplayName("events of every kind that it reads become sections of a published report")
    void eventsBecomeAReport() {
        await().atMost(PATIENCE).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        try (var kafka = new KafkaProbe()) {
            send(kafka, Samples.snapshot("n-1", Samples.EVENING, 3990.56, -1.4261e9));
            send(kafka, Samples.score("n-2", Samples.EVENING, "n-1"));
            send(kafka, Samples.alert("n-3", Samples.EVENING));
            send(kafka, Samples.features());
            send(kafka, Samples.flow());
            send(kafka, Samples.portfolio());

            Report report = read(kafka.await(
                            Topics.REPORTS_PUBLISHED.name(),
                            PATIENCE,
                            published ->
                                    published.stream().map(ReportNativeIT::read).anyMatch(ReportNativeIT::isComplete))
                    .getLast());

            assertThat(report.reportId()).isEqualTo(REPORT);
        }
    }

    private static boolean isComplete(Report report) {
        return List.of("| SPX | 3990.56 |", "FRAGILE", "gamma_flip_proximity", "| roll_yield |", "### Account ACC-1")
                .stream()
                .allMatch(report.markdown()::contains);
    }

    private static Report read(ConsumerRecord<String, byte[]> message) {
        return Wire.readJson(message.value(), Report.class);
    }

    private static void send(KafkaProbe kafka, Event event) {
        kafka.send(Topics.of(event.getClass()).name(), event.subject(), EventCodec.write(event), Map.of());
    }
}
