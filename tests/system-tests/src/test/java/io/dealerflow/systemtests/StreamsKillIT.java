package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.testkit.KafkaProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages between raw chains and alerts are killed while they work, again and again. */
@Tag("long")
class StreamsKillIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T11:00:00-04:00[America/New_York]");
    private static final int SYMBOLS = 20;
    private static final int INSTANTS = 6;
    private static final int KILLS = 3;
    private static final List<String> KILLED = List.of("feature-service", "scoring-service");
    private static final List<Topic<?>> RESULTS = List.of(
            Topics.FEATURES_GEX, Topics.FEATURES_ASSETS, Topics.SCORES_ASSETS, Topics.SCORES_SIGNALS, Topics.ALERTS);
    private static final Map<String, String> TABLES = Map.of(
            Topics.FEATURES_GEX.name(), "feature.gex_snapshots",
            Topics.FEATURES_ASSETS.name(), "feature.asset_features",
            Topics.SCORES_ASSETS.name(), "scoring.asset_scores",
            Topics.SCORES_SIGNALS.name(), "scoring.score_signals",
            Topics.ALERTS.name(), "gex.alerts");

    @TempDir
    private static Path folder;

    @Test
    @DisplayName(
            "killed three times in a run, features, scores and alerts are, event by event, those of a run without kills")
    void nothingIsLostOrDoubled() throws Exception {
        List<ConsumerRecord<String, byte[]>> raw;
        Map<String, List<String>> undisturbed;
        try (Product product = Product.start(folder.resolve("undisturbed"), "--no-market");
                KafkaProbe kafka = kafka(product)) {
            List<String> command = new ArrayList<>(files());
            command.add("--json");
            Product.Outcome outcome = product.run("ingest", command.toArray(String[]::new));
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            undisturbed = settled(kafka);
            raw = kafka.all(Topics.RAW_OPTION_CHAINS.name());
        }
        assertThat(raw).hasSize(SYMBOLS * INSTANTS);
        assertThat(undisturbed.get(Topics.FEATURES_GEX.name())).hasSize(SYMBOLS * INSTANTS);
        assertThat(undisturbed.get(Topics.ALERTS.name())).hasSizeGreaterThanOrEqualTo(SYMBOLS);
        assertThat(undisturbed).allSatisfy((topic, ids) -> assertThat(ids).doesNotHaveDuplicates());

        try (Product product = Product.start(folder.resolve("killed"), "--no-market");
                KafkaProbe kafka = kafka(product)) {
            int part = raw.size() / (KILLS + 1);
            for (int kill = 0; kill < KILLS; kill++) {
                send(kafka, raw.subList(kill * part, (kill + 1) * part));
                int before = kill * part;
                await().atMost(SOON)
                        .until(() -> kafka.all(Topics.FEATURES_GEX.name()).size() > before);
                kill(product);
            }
            send(kafka, raw.subList(KILLS * part, raw.size()));

            assertThat(settled(kafka)).isEqualTo(undisturbed);
            try (Connection connection = DriverManager.getConnection(
                    product.described().path("jdbc_url").asText())) {
                for (var table : TABLES.entrySet()) {
                    await().atMost(SOON)
                            .untilAsserted(() -> assertThat(ids(connection, table.getValue()))
                                    .isEqualTo(undisturbed.get(table.getKey())));
                }
            }
        }
    }

    private static KafkaProbe kafka(Product product) {
        return new KafkaProbe(product.described().path("bootstrap_servers").asText());
    }

    private static List<String> files() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        List<String> names = new ArrayList<>();
        for (int instant = 0; instant < INSTANTS; instant++) {
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                byte[] chain = QuoteFile.of("DOWN" + (char) ('A' + symbol), AS_OF.plusMinutes(instant))
                        .bytes();
                names.add(Files.write(files.resolve(instant + "-" + symbol + ".csv"), chain)
                        .toString());
            }
        }
        return names;
    }

    private static void send(KafkaProbe kafka, List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            Map<String, String> headers = new TreeMap<>();
            for (Header header : each.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            kafka.send(each.topic(), each.key(), each.value(), headers);
        }
    }

    /** Ends both while they may be in a transaction, and waits until they are back. */
    private static void kill(Product product) {
        List<ProcessHandle> killed = KILLED.stream().map(product::processOf).toList();
        killed.forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
        for (String service : KILLED) {
            await().atMost(SOON).until(() -> product.isReady(service));
        }
    }

    /** The event ids of each topic of results, ascending, once each chain has its signal and nothing more comes. */
    private static Map<String, List<String>> settled(KafkaProbe kafka) {
        var last = new AtomicReference<Map<String, List<String>>>(Map.of());
        await().atMost(SOON).during(QUIET).pollInterval(Duration.ofSeconds(1)).until(() -> {
            Map<String, List<String>> now = ids(kafka);
            return now.equals(last.getAndSet(now))
                    && now.get(Topics.SCORES_SIGNALS.name()).size() >= SYMBOLS * INSTANTS;
        });
        return last.get();
    }

    private static Map<String, List<String>> ids(KafkaProbe kafka) {
        Map<String, List<String>> ids = new TreeMap<>();
        for (Topic<?> topic : RESULTS) {
            ids.put(
                    topic.name(),
                    kafka.all(topic.name()).stream()
                            .map(each -> String.valueOf(KafkaProbe.header(each, HeaderNames.CE_ID)))
                            .sorted()
                            .toList());
        }
        return ids;
    }

    private static List<String> ids(Connection connection, String table) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (var rows = connection.createStatement().executeQuery("SELECT event_id FROM " + table)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids.stream().sorted().toList();
    }
}
