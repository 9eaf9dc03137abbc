package io.dealerflow.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.testkit.KafkaProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Unknown bytes on every topic: dead-lettered with the reason by every consumer, while processing continues. */
@ExtendWith(SharedProduct.class)
class DeadLettersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** By topic; some read a topic twice: gex-api for the newest values and the streams, feature-service for books, tables and features of assets, ingest-service for the table and staging. */
    private static final Map<String, List<String>> CONSUMERS = Map.of(
            Topics.RAW_OPTION_CHAINS.name(),
                    List.of("feature-service", "feature-service", "gex-api", "ingest-service", "ingest-service"),
            Topics.FEATURES_GEX.name(),
                    List.of(
                            "feature-service",
                            "feature-service",
                            "scoring-service",
                            "gex-api",
                            "gex-api",
                            "report-service"),
            Topics.SCORES_ASSETS.name(),
                    List.of("scoring-service", "feature-service", "gex-api", "gex-api", "report-service"),
            Topics.ALERTS.name(), List.of("gex-api", "report-service"),
            Topics.REPORTS_PUBLISHED.name(), List.of("gex-api"));

    @TempDir
    Path folder;

    private final Product product;

    DeadLettersIT(Product product) {
        this.product = product;
    }

    static List<String> consumedTopics() {
        return CONSUMERS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("consumedTopics")
    void unknownBytesAreKeptWithTheReasonByEveryConsumer(String topic) throws Exception {
        byte[] bytes = ("\u0000\u00ff nonsense " + UUID.randomUUID()).getBytes(UTF_8);
        produce(topic, bytes);

        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> letters = lettersWith(topic, bytes);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
                assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(topic);
                assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_OFFSET)).matches("\\d+");
                assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_ERROR)).isNotBlank();
            });
            assertThat(letters)
                    .extracting(letter -> serviceOf(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)))
                    .containsExactlyInAnyOrderElementsOf(CONSUMERS.get(topic));
        });
    }

    @Test
    void theFlowGoesOnBehindThem() throws Exception {
        for (String topic : consumedTopics()) {
            produce(topic, new byte[] {1, 2, 3});
        }
        var asOf = ZonedDateTime.parse("2026-03-12T11:00:00-04:00[America/New_York]");

        product.ingest(Files.write(
                folder.resolve("on.csv"), QuoteFile.of("GOESON", asOf).bytes()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.get("/api/v1/scores/GOESON")
                                .path("symbol")
                                .asText())
                        .isEqualTo("GOESON"));
    }

    @Test
    void theCommandListsAndShowsThem() throws Exception {
        produce(Topics.ALERTS.name(), "listed".getBytes(UTF_8));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.run("dlq", "list").out())
                        .contains(Topics.ALERTS.deadLetters(), "UNREADABLE", "report-service"));

        String listed = letterOf("report-service", "listed".getBytes(UTF_8));
        assertThat(product.run("dlq", "show", listed).out()).contains("6 bytes: listed");
        assertThat(product.run("dlq", "show", Topics.ALERTS.deadLetters() + "-0@999999")
                        .exitCode())
                .isEqualTo(6);
    }

    @Test
    @DisplayName("a replayed record is taken by the consumer that failed on it and skipped by all others")
    void onlyTheAddressedConsumerTakesAReplayedRecord() throws Exception {
        byte[] bytes = ("replayed " + UUID.randomUUID()).getBytes(UTF_8);
        produce(Topics.ALERTS.name(), bytes);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(consumersOf(bytes)).containsExactlyInAnyOrder("gex-api", "report-service"));
        String letter = letterOf("gex-api", bytes);

        assertThat(product.run("dlq", "replay", letter).out()).contains("replayed 1 record");
        assertThat(product.run("dlq", "replay", letter).out()).contains("replayed 0 records");

        // It is still unreadable: who takes it leaves another letter. A later record of the partition shows that the
        // others passed it.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumersOf(bytes))
                        .containsExactlyInAnyOrder("gex-api", "gex-api", "report-service"));
        byte[] after = ("after " + UUID.randomUUID()).getBytes(UTF_8);
        produce(Topics.ALERTS.name(), after);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(consumersOf(after)).containsExactlyInAnyOrder("gex-api", "report-service"));
        assertThat(consumersOf(bytes)).containsExactlyInAnyOrder("gex-api", "gex-api", "report-service");
    }

    private List<String> consumersOf(byte[] value) {
        return lettersWith(Topics.ALERTS.name(), value).stream()
                .map(letter -> serviceOf(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)))
                .toList();
    }

    private String letterOf(String service, byte[] value) {
        return lettersWith(Topics.ALERTS.name(), value).stream()
                .filter(letter -> serviceOf(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER))
                        .equals(service))
                .map(letter -> letter.topic() + "-" + letter.partition() + "@" + letter.offset())
                .findFirst()
                .orElseThrow();
    }

    private void produce(String topic, byte[] value) {
        try (var kafka = new KafkaProbe(bootstrapServers())) {
            kafka.send(topic, "X", value, Map.of());
        }
    }

    private List<ConsumerRecord<String, byte[]>> lettersWith(String topic, byte[] value) {
        try (var kafka = new KafkaProbe(bootstrapServers())) {
            return kafka.all(Topics.deadLettersOf(topic)).stream()
                    .filter(letter -> Arrays.equals(letter.value(), value))
                    .toList();
        }
    }

    private static String serviceOf(String consumer) {
        return consumer.substring(0, consumer.indexOf('/'));
    }

    private String bootstrapServers() {
        return product.described().path("bootstrap_servers").asText();
    }
}
