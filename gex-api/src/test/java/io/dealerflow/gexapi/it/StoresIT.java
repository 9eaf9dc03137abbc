package io.dealerflow.gexapi.it;

import static io.dealerflow.gexapi.it.Market.AS_OF;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Contents of the stores. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class StoresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOVEL = "from_a_newer_producer";
    private static KafkaProbe kafka;

    @Inject
    RedisDataSource redis;

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

    /** Sends the event with a field that this version of its record does not have. */
    private static void publishWithNovelField(String topic, Event event) throws Exception {
        boolean chain = event instanceof OptionChain;
        ObjectMapper mapper = chain ? Wire.cbor() : Wire.json();
        ObjectNode body = mapper.readValue(mapper.writeValueAsBytes(event), ObjectNode.class);
        body.put(NOVEL, 7);
        kafka.send(
                topic,
                event.subject(),
                mapper.writeValueAsBytes(body),
                Map.of(HeaderNames.CONTENT_TYPE, chain ? HeaderNames.CBOR : HeaderNames.JSON));
    }

    private static <T> @Nullable T stored(String column, Class<T> type, String table, String eventId)
            throws SQLException {
        try (var connection = TestServers.connect();
                var select =
                        connection.prepareStatement("SELECT " + column + " FROM " + table + " WHERE event_id = ?")) {
            select.setString(1, eventId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? type.cast(rows.getObject(1)) : null;
            }
        }
    }

    @Test
    @DisplayName("a field added by a newer producer is kept in gex.alerts and in the stream")
    void novelFieldOfAnAlert() throws Exception {
        var alert = Market.alert("NOVELALERT", 1);
        try (Sse reader = new Sse(stream + "?symbol=NOVELALERT", null)) {
            publishWithNovelField(Topics.ALERTS.name(), alert);

            await().atMost(PATIENCE).until(() -> reader.events.size() == 1);
            assertThat(reader.events.getFirst().data()).contains(NOVEL);
        }
        assertThat(stored("body::text", String.class, "gex.alerts", alert.eventId()))
                .contains(NOVEL);
    }

    @Test
    @DisplayName("a field added by a newer producer is kept in Redis")
    void novelFieldOfASnapshotAndAScore() throws Exception {
        publishWithNovelField(
                Topics.FEATURES_GEX.name(), Market.snapshot(Market.chain("NOVELGEX", AS_OF), Convention.DEFAULT));
        publishWithNovelField(Topics.SCORES_ASSETS.name(), Market.score("NOVELSCORE", AS_OF, 50));

        await().atMost(PATIENCE)
                .until(() -> latest("gex-levels", "NOVELGEX") != null && latest("scores", "NOVELSCORE") != null);
        assertThat(latest("gex-levels", "NOVELGEX")).contains(NOVEL);
        assertThat(latest("scores", "NOVELSCORE")).contains(NOVEL);
    }

    private @Nullable String latest(String kind, String symbol) {
        return redis.hash(String.class).hget("dealerflow:latest:" + kind, symbol);
    }

    @Test
    @DisplayName("a field added by a newer producer is kept in gex.observations")
    void novelFieldOfAChain() throws Exception {
        OptionChain chain = Market.chain("NOVELCHAIN", AS_OF);
        publishWithNovelField(Topics.RAW_OPTION_CHAINS.name(), chain);

        byte[] packed = await().atMost(PATIENCE)
                .until(
                        () -> stored("chain", byte[].class, "gex.observations", chain.eventId()),
                        bytes -> bytes != null);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            assertThat(Wire.cbor().readTree(in).path(NOVEL).asInt()).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("a stored row that cannot be read is answered with 500, not with 503 and Retry-After")
    void unreadableRowIsAFault() throws Exception {
        Market.execute("""
                INSERT INTO report.reports (report_id, date, revision, event_id, body)
                VALUES ('daily-2001-01-02', '2001-01-02', 1, 'unreadable', '{"date": "no date"}')
                """);

        var response = given().get("/api/v1/reports/2001-01-02");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.header("Retry-After")).isNull();
    }

    @Test
    void metricsShowCachesReadersQueueAndBreaker() {
        String metrics = given().get("/q/metrics").asString();

        assertThat(metrics)
                .contains("dealerflow_latest_reads_total{kind=\"gex\",source=\"cache\"")
                .contains("dealerflow_stream_subscribers{")
                .contains("dealerflow_pricing_queue ")
                .contains("dealerflow_redis_available ")
                .contains("cache_gets_total{cache=\"priced-books\"");
    }
}
