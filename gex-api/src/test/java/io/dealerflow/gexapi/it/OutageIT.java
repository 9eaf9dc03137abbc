package io.dealerflow.gexapi.it;

import static io.dealerflow.gexapi.it.Market.AS_OF;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /** Twice as many as the default of {@code dealerflow.gex.redis-waiting}. */
    private static final int READERS = 512;

    private static KafkaProbe kafka;

    @TestHTTPResource("/api/v1/alerts/stream")
    String stream;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @AfterEach
    void everythingIsBack() {
        ProxiedServers.postgres(true);
        ProxiedServers.redis(true);
        await().atMost(PATIENCE).until(() -> status("/api/v1/symbols") == 200 && status("/api/v1/alerts") == 200);
    }

    private static int status(String path) {
        return given().get(path).statusCode();
    }

    private static boolean isStale(String symbol) {
        var response = given().get("/api/v1/gex/" + symbol);
        return response.statusCode() == 200 && response.jsonPath().getBoolean("stale");
    }

    private static boolean isFresh(String symbol, GexSnapshot snapshot) {
        var response = given().get("/api/v1/gex/" + symbol);
        return response.statusCode() == 200
                && !response.jsonPath().getBoolean("stale")
                && snapshot.eventId().equals(response.jsonPath().getString("event_id"));
    }

    private static GexSnapshot observe(String symbol, int second) throws Exception {
        return Market.observe(kafka, Market.chain(symbol, AS_OF.plusSeconds(second)), Convention.DEFAULT);
    }

    @Test
    void withoutRedisTheAnswerIsStaleAndComesBackFresh() throws Exception {
        GexSnapshot before = observe("NOREDIS", 0);
        await().atMost(PATIENCE).until(() -> isFresh("NOREDIS", before));

        ProxiedServers.redis(false);
        await().atMost(PATIENCE).until(() -> isStale("NOREDIS"));
        GexSnapshot meanwhile = observe("NOREDIS", 1);

        assertThat(given().get("/api/v1/gex/NOREDIS").jsonPath().getString("event_id"))
                .isEqualTo(meanwhile.eventId());
        await().atMost(PATIENCE).until(() -> status("/api/v1/gex/NOREDIS?dealer=long_all") == 200);
        ProxiedServers.redis(true);
        await().atMost(PATIENCE).until(() -> isFresh("NOREDIS", meanwhile));
        assertThat(kafka.all(Topics.FEATURES_GEX.deadLetters())).noneMatch(dead -> "NOREDIS".equals(dead.key()));
    }

    @Test
    @Tag("long")
    @DisplayName("PostgreSQL answers while Redis hangs, more readers at once than commands may wait, and Redis answers"
            + " after it")
    void hangingRedis() throws Exception {
        GexSnapshot before = observe("HANGING", 0);
        await().atMost(PATIENCE).until(() -> isFresh("HANGING", before));

        ProxiedServers.hangRedis();
        assertThat(statusesAtOnce("/api/v1/scores/HANGING", READERS)).containsOnly(404);
        await().atMost(PATIENCE).until(() -> isStale("HANGING"));
        GexSnapshot meanwhile = observe("HANGING", 1);
        assertThat(given().get("/api/v1/gex/HANGING").jsonPath().getString("event_id"))
                .isEqualTo(meanwhile.eventId());

        ProxiedServers.redis(true);
        await().atMost(PATIENCE).until(() -> isFresh("HANGING", meanwhile));
    }

    private static List<Integer> statusesAtOnce(String path, int requests) {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<Void>>> answers = Stream.generate(
                            () -> client.sendAsync(get, HttpResponse.BodyHandlers.discarding()))
                    .limit(requests)
                    .toList();
            return answers.stream().map(answer -> answer.join().statusCode()).toList();
        }
    }

    @Test
    void withoutPostgresTheNewestIsServedAndNothingIsLost() throws Exception {
        GexSnapshot newest = observe("NOPG", 0);
        await().atMost(PATIENCE).until(() -> isFresh("NOPG", newest));
        try (Sse reader = new Sse(stream + "?symbol=NOPG", null)) {
            ProxiedServers.postgres(false);
            for (int i = 1; i <= 5; i++) {
                Market.publish(kafka, Market.alert("NOPG", i));
            }

            await().atMost(PATIENCE).until(() -> status("/api/v1/alerts") == 503);
            assertThat(isFresh("NOPG", newest)).isTrue();
            ProxiedServers.postgres(true);

            await().atMost(PATIENCE).until(() -> reader.events.size() == 5);
        }
    }

    /** The events were read before the outage. A snapshot that comes meanwhile is in Redis, and so is its answer. */
    @Test
    void withoutPostgresStreamsResumeFromMemoryAndRenderedAnswersGoOn() throws Exception {
        GexSnapshot first = observe("NOPG2", 0);
        await().atMost(PATIENCE).until(() -> isFresh("NOPG2", first) && status("/api/v1/levels/NOPG2") == 200);
        try (Sse before = new Sse(stream + "?symbol=NOPG2", null)) {
            Market.publish(kafka, Market.alert("NOPG2", 1));
            Market.publish(kafka, Market.alert("NOPG2", 2));
            await().atMost(PATIENCE).until(() -> before.events.size() == 2);

            ProxiedServers.postgres(false);
            await().atMost(PATIENCE).until(() -> status("/api/v1/alerts") == 503);

            try (Sse resumed = new Sse(stream + "?symbol=NOPG2", before.ids().getFirst())) {
                await().atMost(PATIENCE).until(() -> resumed.events.size() == 1);
                assertThat(resumed.ids()).isEqualTo(before.ids().subList(1, 2));
            }
            assertThat(given().get("/api/v1/levels/NOPG2").jsonPath().getString("event_id"))
                    .isEqualTo(first.eventId());
            GexSnapshot second = observe("NOPG2", 1);
            await().atMost(PATIENCE).until(() -> isFresh("NOPG2", second));
        }
    }

    @Test
    void withoutBothTheAnswerHasRetryAfter() throws Exception {
        GexSnapshot newest = observe("NOTHING", 0);
        await().atMost(PATIENCE).until(() -> isFresh("NOTHING", newest));

        ProxiedServers.redis(false);
        ProxiedServers.postgres(false);

        await().atMost(PATIENCE).until(() -> status("/api/v1/gex/NOTHING") == 503);
        var response = given().get("/api/v1/gex/NOTHING");
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("2");
        assertThat(status("/q/health/live")).isEqualTo(200);
    }

    @Test
    void aRedisThatForgotIsFilledAgain() throws Exception {
        GexSnapshot first = observe("FORGOT1", 0);
        GexSnapshot second = observe("FORGOT2", 0);
        await().atMost(PATIENCE).until(() -> isFresh("FORGOT1", first) && isFresh("FORGOT2", second));

        flushRedis();

        assertThat(isFresh("FORGOT1", first)).isTrue();
        assertThat(given().get("/api/v1/symbols").jsonPath().getList("symbol")).contains("FORGOT1", "FORGOT2");
        assertThat(status("/api/v1/gex/FORGOT2?dealer=long_all")).isEqualTo(200);
    }

    private static void flushRedis() throws Exception {
        String[] address = TestServers.redis().split(":");
        try (var socket = new Socket(address[0], Integer.parseInt(address[1]));
                OutputStream out = socket.getOutputStream()) {
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        }
    }

    @Test
    void unknownBytesAreDeadLetteredAndTheFlowGoesOn() throws Exception {
        for (String topic : List.of(
                Topics.RAW_OPTION_CHAINS.name(),
                Topics.FEATURES_GEX.name(),
                Topics.SCORES_ASSETS.name(),
                Topics.ALERTS.name())) {
            kafka.send(topic, "BROKEN", new byte[] {1, 2, 3, (byte) 0xff}, Map.of());

            var dead = kafka.awaitKey(Topics.deadLettersOf(topic), "BROKEN", 1, PATIENCE)
                    .getFirst();

            assertThat(dead.value()).isEqualTo(new byte[] {1, 2, 3, (byte) 0xff});
            assertThat(KafkaProbe.header(dead, "dlq_consumer")).startsWith("gex-api/");
            assertThat(KafkaProbe.header(dead, "dlq_reason")).isEqualTo("UNREADABLE");
            assertThat(KafkaProbe.header(dead, "dlq_topic")).isEqualTo(topic);
        }
        // The same key is in the same partition, after the invalid record.
        OptionChain chain = Market.chain("BROKEN", AS_OF);
        GexSnapshot snapshot = Market.snapshot(chain, Convention.DEFAULT);
        Market.publish(kafka, chain);
        Market.publish(kafka, snapshot);
        Market.publish(kafka, Market.score("BROKEN", AS_OF, 1));
        Market.publish(kafka, Market.alert("BROKEN", 1));
        await().atMost(PATIENCE)
                .until(() -> isFresh("BROKEN", snapshot)
                        && status("/api/v1/gex/BROKEN?dealer=long_all") == 200
                        && status("/api/v1/scores/BROKEN") == 200
                        && given().get("/api/v1/alerts?symbol=BROKEN")
                                        .jsonPath()
                                        .getList("$")
                                        .size()
                                == 1);
    }
}
