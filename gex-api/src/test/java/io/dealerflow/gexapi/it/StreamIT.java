package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.feed.Feed;
import io.dealerflow.gexapi.stream.EventLog;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every kind of event from its topic to readers of every kind. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class StreamIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static KafkaProbe kafka;

    @TestHTTPResource("/api/v1/stream/sse")
    String sse;

    @TestHTTPResource("/api/v1/stream")
    String socket;

    @Inject
    EventLog log;

    @Inject
    Upgrades upgrades;

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

    private static GexSnapshot snapshot(String symbol, int second) {
        return Market.snapshot(Market.chain(symbol, Market.AS_OF.plusSeconds(second)), Convention.DEFAULT);
    }

    private static JsonPath events(String query) {
        return given().get("/api/v1/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void awaitEvents(String query, int count) {
        await().atMost(PATIENCE).until(() -> events(query).getList("events").size() == count);
    }

    @Test
    @DisplayName(
            "server-sent events, WebSocket and the range of the past carry the same events of every kind, in one order")
    void everyTransportCarriesTheSame() throws Exception {
        String query = "?symbol=SAME&from=" + (events("").getLong("newest") + 1);
        try (Sse first = new Sse(sse + query, null);
                Socket second = new Socket(socket + query)) {
            Market.publish(kafka, snapshot("SAME", 0));
            Market.publish(kafka, Market.score("SAME", Market.AS_OF, 40));
            Market.publish(kafka, Market.alert("SAME", 1));
            Market.publish(kafka, Market.report(LocalDate.parse("2031-03-13"), 1, "SAME", "OTHER"));
            awaitEvents(query, 5);
            await().atMost(PATIENCE).until(() -> first.events.size() >= 5 && second.frames.size() >= 5);

            List<String> data = first.events.stream().map(Sse.Event::data).toList();
            assertThat(second.frames).isEqualTo(data);
            JsonPath range = events(query);
            assertThat(Wire.json()
                            .readTree(given().get("/api/v1/events" + query).asString())
                            .get("events")
                            .toString())
                    .isEqualTo(Wire.json().readTree(data.toString()).toString());
            assertThat(first.ids())
                    .isEqualTo(range.getList("events.seq").stream()
                            .map(Object::toString)
                            .toList());
            assertThat(range.getList("events.type"))
                    .containsExactlyInAnyOrder("snapshot", "levels", "score", "alert", "report");
            assertThat(range.getList("events.seq", Long.class)).isSorted().doesNotHaveDuplicates();
            assertThat(range.getMap("gap")).isNull();
        }
    }

    @Test
    @DisplayName("an open WebSocket is no request that the service would wait for when it stops")
    void openWebSockets() {
        int before = upgrades.ended().get();

        try (var reader = new Socket(socket)) {
            await().atMost(PATIENCE).until(() -> upgrades.ended().get() > before);
            assertThat(reader.closeCode).isZero();
        }
    }

    /** Requests for the WebSocket that have ended for the framework. */
    @ApplicationScoped
    static class Upgrades {
        private final AtomicInteger ended = new AtomicInteger();

        void register(@Observes Router router) {
            router.get("/api/v1/stream").order(Integer.MIN_VALUE).handler(request -> {
                QuarkusRequestWrapper.get(request.request()).addRequestDoneHandler(done -> ended.incrementAndGet());
                request.next();
            });
        }

        AtomicInteger ended() {
            return ended;
        }
    }

    @Test
    @DisplayName("snapshots have their tables where a reader asks for them, on both transports")
    void fullSnapshots() throws Exception {
        String query = "?symbol=FULL&type=snapshot&from=" + (events("").getLong("newest") + 1);
        GexSnapshot snapshot = snapshot("FULL", 0);
        Market.store(snapshot);
        Market.publish(kafka, snapshot);
        awaitEvents(query, 1);

        try (Sse plain = new Sse(sse + query, null);
                Sse full = new Sse(sse + query + "&snapshots=full", null);
                Socket fullSocket = new Socket(socket + query + "&snapshots=full")) {
            await().atMost(PATIENCE)
                    .until(() -> !plain.events.isEmpty() && !full.events.isEmpty() && !fullSocket.frames.isEmpty());

            JsonNode event = Wire.json().readTree(full.events.getFirst().data());
            assertThat(Wire.json().treeToValue(event.get("data"), GexSnapshot.class))
                    .isEqualTo(snapshot);
            assertThat(full.ids()).isEqualTo(plain.ids());
            assertThat(fullSocket.frames).containsExactly(full.events.getFirst().data());
            assertThat(plain.events.getFirst().data()).contains("net_gex").doesNotContain("by_strike");
        }
    }

    @Test
    @DisplayName("an alert has the same seq in the stream, among the alerts and in its own data")
    void anAlertHasOneSeq() {
        Market.publish(kafka, Market.alert("ONESEQ", 1));
        awaitEvents("?symbol=ONESEQ", 1);

        JsonPath range = events("?symbol=ONESEQ&type=alert");
        long seq = range.getLong("events[0].seq");
        assertThat(range.getLong("events[0].data.seq")).isEqualTo(seq);
        assertThat(given().get("/api/v1/alerts?symbol=ONESEQ").jsonPath().getLong("[0].seq"))
                .isEqualTo(seq);
    }

    @Test
    @DisplayName("a reader goes on where it was, on a replica that has nothing in memory and on this one")
    void resumes() throws Exception {
        for (int i = 1; i <= 30; i++) {
            Market.publish(kafka, Market.alert("AGAIN", i));
        }
        awaitEvents("?symbol=AGAIN", 30);
        List<Long> seqs = events("?symbol=AGAIN").getList("events.seq", Long.class);
        long seen = seqs.get(9);

        try (Sse here = new Sse(sse + "?symbol=AGAIN", Long.toString(seen))) {
            await().atMost(PATIENCE).until(() -> here.events.size() == 20);
            assertThat(here.ids().stream().map(Long::valueOf)).isEqualTo(seqs.subList(10, 30));
        }
        Feed<StreamEvent> replica = new Feed<>("events", log, 8);
        replica.refresh();
        await().atMost(PATIENCE).until(() -> knows(replica, seqs.getLast()));
        AssertSubscriber<Long> there = replica.after(seen, Feed.Thinning.none())
                .onItem()
                .<StreamEvent>disjoint()
                .filter(event -> event.symbols().contains("AGAIN"))
                .map(StreamEvent::seq)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        there.awaitItems(20, PATIENCE).assertItems(seqs.subList(10, 30).toArray(Long[]::new));
        there.cancel();
    }

    private static boolean knows(Feed<StreamEvent> replica, long seq) {
        try {
            return replica.newestSeq() >= seq;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    @DisplayName("events that are gone are a gap in the stream and in the range")
    void gap() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Market.publish(kafka, Market.alert("GONE", i));
        }
        awaitEvents("?symbol=GONE", 3);
        List<Long> seqs = events("?symbol=GONE").getList("events.seq", Long.class);
        Market.execute("DELETE FROM gex.stream_events WHERE seq < ?::bigint", Long.toString(seqs.getLast()));

        Feed<StreamEvent> replica = new Feed<>("events", log, 8);
        replica.refresh();
        await().atMost(PATIENCE).until(() -> knows(replica, seqs.getLast()));
        AssertSubscriber<StreamEvent> reader = replica.after(seqs.getFirst() - 1, Feed.Thinning.none())
                .onItem()
                .<StreamEvent>disjoint()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        reader.awaitItems(2, PATIENCE);
        JsonNode told = Wire.json().readTree(reader.getItems().getFirst().json());
        reader.cancel();

        assertThat(told.get("type").asText()).isEqualTo("gap");
        assertThat(told.at("/data/first_missing").asLong()).isEqualTo(seqs.getFirst());
        assertThat(told.at("/data/last_missing").asLong()).isEqualTo(seqs.getLast() - 1);
        JsonPath range = events("?from=" + seqs.getFirst() + "&symbol=GONE");
        assertThat(range.getLong("gap.first_missing")).isEqualTo(seqs.getFirst());
        assertThat(range.getLong("gap.last_missing")).isEqualTo(seqs.getLast() - 1);
        assertThat(range.getList("events.seq", Long.class)).containsExactly(seqs.getLast());
    }

    @Test
    @DisplayName("a range ends at its limit and says where to go on")
    void pages() {
        for (int i = 1; i <= 5; i++) {
            Market.publish(kafka, Market.alert("PAGES", i));
        }
        awaitEvents("?symbol=PAGES", 5);
        List<Long> seqs = events("?symbol=PAGES").getList("events.seq", Long.class);

        JsonPath first = events("?symbol=PAGES&limit=2");
        JsonPath second = events("?symbol=PAGES&limit=2&from=" + first.getLong("next"));

        assertThat(first.getList("events.seq", Long.class)).isEqualTo(seqs.subList(0, 2));
        assertThat(second.getList("events.seq", Long.class)).isEqualTo(seqs.subList(2, 4));
        assertThat(events("?symbol=PAGES&to=" + seqs.get(2)).getList("events.seq", Long.class))
                .isEqualTo(seqs.subList(0, 3));
    }

    @Test
    @DisplayName("a message on the WebSocket replaces what is subscribed")
    void subscribe() {
        long from = events("").getLong("newest") + 1;
        Market.publish(kafka, Market.score("ASKED", Market.AS_OF, 40));
        Market.publish(kafka, Market.alert("ASKED", 1));
        awaitEvents("?symbol=ASKED", 2);
        try (Socket reader = new Socket(socket + "?symbol=NOBODY")) {
            reader.send("{\"subscribe\": {\"symbol\": [\"ASKED\"], \"type\": \"score\", \"from\": " + from + "}}");
            await().atMost(PATIENCE).until(() -> !reader.frames.isEmpty());

            assertThat(reader.events())
                    .extracting(event -> event.get("type").asText())
                    .containsExactly("score");
        }
    }

    @Test
    @DisplayName("what cannot be answered is a problem, then the connection is closed")
    void problems() {
        try (Socket badQuery = new Socket(socket + "?sort=asc");
                Socket badMessage = new Socket(socket)) {
            badMessage.send("{\"subscribe\": {\"severity\": \"urgent\"}}");
            await().atMost(PATIENCE).until(() -> badQuery.closeCode != 0 && badMessage.closeCode != 0);

            assertThat(badQuery.closeCode).isEqualTo(4400);
            assertThat(badQuery.events().getFirst().get("type").asText()).isEqualTo("/problems/invalid-parameter");
            assertThat(badMessage.events().getLast().get("parameter").asText()).isEqualTo("severity");
        }
        assertThat(given().get("/api/v1/stream/sse?sort=asc").statusCode()).isEqualTo(400);
        assertThat(given().get("/api/v1/events?type=gap").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("a key in the subprotocols is read, and is not the one that the server chooses")
    void keysOfSockets() {
        try (Socket reader = new Socket(socket, "dealerflow.v1", "df.key." + ProxiedServers.ADMIN_KEY)) {
            assertThat(reader.protocol()).isEqualTo("dealerflow.v1");
        }
        assertThatThrownBy(() -> new Socket(socket, "dealerflow.v1", "df.key.df_" + "x".repeat(40)).close())
                .hasMessageContaining("401");
    }

    @Test
    @DisplayName("open streams are counted by transport")
    void counted() throws Exception {
        try (Sse first = new Sse(sse, null);
                Socket second = new Socket(socket)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                            .containsPattern("dealerflow_stream_subscribers\\{[^}]*transport=\"sse\"[^}]*} [1-9]")
                            .containsPattern(
                                    "dealerflow_stream_subscribers\\{[^}]*transport=\"websocket\"[^}]*} [1-9]"));
            assertThat(first.events).isEmpty();
            assertThat(second.frames).isEmpty();
        }
    }

    @Test
    @DisplayName("an event that was replayed says so")
    void replayed() {
        var alert = Market.alert("REPLAYED", 1);
        kafka.send(
                Topics.ALERTS.name(),
                alert.subject(),
                EventCodec.write(alert),
                Map.of(HeaderNames.CONTENT_TYPE, HeaderNames.JSON, HeaderNames.DF_REPLAY, "true"));
        awaitEvents("?symbol=REPLAYED", 1);

        assertThat(events("?symbol=REPLAYED").getBoolean("events[0].replayed")).isTrue();
    }
}
