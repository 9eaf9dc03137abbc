package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class AlertStreamIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
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

    private static void publish(String symbol, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> Market.publish(kafka, Market.alert(symbol, i)));
    }

    private static List<Integer> numbers(List<Sse.Event> events) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (Sse.Event event : events) {
            numbers.add(Wire.json().readTree(event.data()).at("/details/number").asInt());
        }
        return numbers;
    }

    @Test
    void readersResumeWithoutGapsOrRepeats() throws Exception {
        String all = stream + "?symbol=RESUME&last_event_id=0";
        List<Sse.Event> seen;
        try (Sse first = new Sse(all, null)) {
            publish("RESUME", 1, 20);
            await().atMost(PATIENCE).until(() -> first.events.size() >= 10);
            seen = new ArrayList<>(first.events.subList(0, 10));
        }
        publish("RESUME", 21, 40);
        publish("RESUME", 5, 15); // delivered again by Kafka
        try (Sse second = new Sse(stream + "?symbol=RESUME", seen.getLast().id())) {
            publish("RESUME", 41, 45);
            await().atMost(PATIENCE).until(() -> second.events.size() >= 35);
            await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> second.events.size() == 35);
            seen.addAll(second.events);
        }

        assertThat(numbers(seen)).isEqualTo(IntStream.rangeClosed(1, 45).boxed().toList());
        assertThat(seen).extracting(Sse.Event::name).containsOnly("gamma_flip_proximity");
        List<Long> ids = seen.stream().map(Sse.Event::id).map(Long::valueOf).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(Wire.json().readTree(seen.getFirst().data()).get("seq").asLong())
                .isEqualTo(ids.getFirst());
    }

    @Test
    void aReaderWithoutAnIdSeesWhatComes() throws Exception {
        publish("LIVE", 1, 3);
        await().atMost(PATIENCE)
                .until(() -> given().get("/api/v1/alerts?symbol=live")
                                .jsonPath()
                                .getList("$")
                                .size()
                        == 3);
        try (Sse reader = new Sse(stream + "?symbol=live", null)) {
            await().atMost(PATIENCE).until(() -> !reader.comments.isEmpty());
            publish("LIVE", 4, 4);
            await().atMost(PATIENCE).until(() -> reader.events.size() == 1);

            assertThat(numbers(reader.events)).containsExactly(4);
        }
    }

    @Test
    void alertsOfAnotherReplicaAreHeard() throws Exception {
        try (Sse reader = new Sse(stream + "?symbol=REPLICA", null)) {
            await().atMost(PATIENCE).until(() -> !reader.comments.isEmpty());
            Market.execute("""
                    WITH given AS (UPDATE gex.stream_position SET newest = newest + 1 RETURNING newest)
                    INSERT INTO gex.alerts (seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, body)
                    SELECT newest, 'replica-1', 'regime_1', 'REPLICA', 'regime_change', 'low',
                           now(), now(), ?::jsonb
                    FROM given
                    """, Wire.json().writeValueAsString(Market.alert("REPLICA", 1)));
            Market.execute("NOTIFY gex_alerts");

            await().atMost(PATIENCE).until(() -> reader.events.size() == 1);
        }
    }

    @Test
    void theListIsNewestFirstOrFollowsASeq() {
        publish("LIST", 1, 5);
        await().atMost(PATIENCE)
                .until(() -> given().get("/api/v1/alerts?symbol=LIST")
                                .jsonPath()
                                .getList("$")
                                .size()
                        == 5);

        var newest = given().get("/api/v1/alerts?symbol=LIST&alert_type=GAMMA_FLIP_PROXIMITY&limit=2")
                .jsonPath();
        assertThat(newest.getList("details.number")).isEqualTo(List.of(5, 4));
        long seq = newest.getLong("[1].seq");
        assertThat(given().get("/api/v1/alerts?symbol=LIST&after=" + seq)
                        .jsonPath()
                        .getList("details.number"))
                .isEqualTo(List.of(5));
        assertThat(given().get("/api/v1/alerts?symbol=LIST&alert_type=regime_change")
                        .jsonPath()
                        .getList("$"))
                .isEmpty();
    }
}
