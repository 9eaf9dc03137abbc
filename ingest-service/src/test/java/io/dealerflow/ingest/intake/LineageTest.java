package io.dealerflow.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.outgoing.LineageOutput;
import io.dealerflow.ingest.outgoing.OpenLineageLog;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.store.RawTableCatalogue;
import io.dealerflow.kit.runs.LineageSender;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent about the reading of files, against the fields that OpenLineage requires. */
class LineageTest {
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(10));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final byte[] BAD = ChainSamples.bytes(ChainSamples.csv(0));

    @TempDir
    private Path folder;

    private final InMemoryTopic broker = new InMemoryTopic();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private void take(Transport transport, byte[]... files) throws IOException {
        var clock = new MovableClock(Instant.parse("2026-03-04T12:00:00Z"));
        var landing = new Landing(new FolderStore(folder.resolve("landing")), 1 << 20, "one", clock);
        var outputs = Map.of(
                "option_chain",
                new LineageOutput(Topics.RAW_OPTION_CHAINS, "raw_options", RawTableCatalogue.OPTIONS.columnTypes()));
        try (var sender = new LineageSender(transport, meters)) {
            var lineage = new OpenLineageLog("dealerflow", outputs, sender, clock);
            var intake = new Intake(
                    new Intake.Dependencies(
                            landing,
                            new Formats(List.of(new CboeOptionChains(ParseLimits.DEFAULT))),
                            new InMemoryManifest(new InMemoryManifest.Tables(), "one", clock),
                            broker,
                            new NoMeter(),
                            lineage,
                            clock),
                    new Intake.Limits(2, 2, Duration.ofSeconds(5), Duration.ofSeconds(5)));
            for (byte[] file : files) {
                intake.take(new Upload("cboe", "file.csv", null), new ByteArrayInputStream(file));
            }
        }
    }

    @Test
    @DisplayName(
            "an accepted file is a run from START to COMPLETE, whose id its events have; a refused one ends with FAIL")
    void runsOfFiles() throws Exception {
        Path log = folder.resolve("lineage.json");

        take(new FileTransport(new FileConfig(log.toString())), CSV, BAD);

        await().until(() -> count("sent") == 4);
        List<JsonNode> events = read(Files.readAllLines(log));
        assertThat(events)
                .extracting(event -> event.path("eventType").asText())
                .containsExactly("START", "COMPLETE", "START", "FAIL");
        for (JsonNode event : events) {
            assertThat(Instant.parse(event.path("eventTime").asText())).isEqualTo("2026-03-04T12:00:00Z");
            assertThat(event.path("producer").asText()).startsWith("https://");
            assertThat(event.path("schemaURL").asText()).startsWith("https://openlineage.io/spec/");
            assertThat(UUID.fromString(event.at("/run/runId").asText())).isNotNull();
            assertThat(event.at("/job/namespace").asText()).isEqualTo("dealerflow");
            assertThat(event.at("/job/name").asText()).isNotEmpty();
            assertThat(event.at("/inputs/0/name").asText()).startsWith("landing/");
        }
        JsonNode complete = events.get(1);
        String runId = complete.at("/run/runId").asText();
        assertThat(events.get(0).at("/run/runId").asText()).isEqualTo(runId);
        assertThat(broker.origins).singleElement().isEqualTo(new Publisher.Origin(runId, false));
        assertThat(complete.at("/inputs/0/inputFacets/dataQualityMetrics/rowCount")
                        .asInt())
                .isEqualTo(20);
        assertThat(complete.at("/inputs/0/inputFacets/dataQualityAssertions/assertions"))
                .anySatisfy(assertion -> {
                    assertThat(assertion.path("assertion").asText()).isEqualTo("crossed_quotes");
                    assertThat(assertion.path("success").asBoolean()).isTrue();
                });
        assertThat(complete.path("outputs"))
                .extracting(output -> output.path("name").asText())
                .containsExactly("dealerflow.raw.option-chains", "ingest.raw_options");
        assertThat(complete.at("/outputs/0/facets/schema/fields"))
                .extracting(field -> field.path("name").asText())
                .contains("event_id", "underlying", "spot", "contracts");
        assertThat(complete.at("/outputs/1/facets/schema/fields"))
                .extracting(field ->
                        field.path("name").asText() + " " + field.path("type").asText())
                .contains("osi text", "open_interest bigint");
        JsonNode fail = events.get(3);
        assertThat(fail.at("/run/runId").asText())
                .isEqualTo(events.get(2).at("/run/runId").asText())
                .isNotEqualTo(runId);
        assertThat(fail.at("/run/facets/errorMessage/message").asText()).contains("no contracts");
    }

    @Test
    void eventsArePostedToAReceiver() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = receiver(201, received, new CountDownLatch(0));
        try {
            take(http(receiver, SOON), CSV);

            await().until(() -> count("sent") == 2);
            assertThat(read(received))
                    .extracting(event -> event.path("eventType").asText())
                    .containsExactly("START", "COMPLETE");
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    @Timeout(60)
    @DisplayName("a receiver that fails, or does not answer, neither stops nor delays the intake")
    void receiverIsNeverWaitedFor() throws Exception {
        var silent = new CountDownLatch(1);
        HttpServer failing = receiver(500, new ArrayList<>(), new CountDownLatch(0));
        HttpServer hanging = receiver(201, new ArrayList<>(), silent);
        try {
            take(http(failing, SOON), CSV);
            take(http(hanging, NEVER), CSV);

            assertThat(broker.published).hasSize(2);
            await().untilAsserted(() -> assertThat(count("failed")).isGreaterThanOrEqualTo(2));
        } finally {
            silent.countDown();
            failing.stop(0);
            hanging.stop(0);
        }
    }

    private double count(String outcome) {
        var counter =
                meters.find("dealerflow.lineage.events").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }

    private static Transport http(HttpServer receiver, Duration timeout) {
        var config = new HttpConfig();
        config.setUrl(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort()));
        config.setTimeoutInMillis((int) timeout.toMillis());
        return new HttpTransport(config);
    }

    private static HttpServer receiver(int status, List<String> received, CountDownLatch answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/lineage", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static List<JsonNode> read(List<String> lines) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : lines) {
            events.add(Wire.json().readTree(line));
        }
        return events;
    }
}
