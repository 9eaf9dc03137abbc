package io.dealerflow.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of delivery against a real broker. */
class ConsumerLoopIT {
    private static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONSUMER = "test-service/stage";

    private static String bootstrapServers;

    private final String topic = "kit." + UUID.randomUUID();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private KafkaProbe kafka;
    private KafkaClients clients;
    private EventPublisher publisher;
    private ConsumerLoop<Alert> loop;
    private Thread thread;

    @BeforeAll
    static void startKafka() {
        var servers = new DealerflowServers();
        servers.init(Map.of("servers", "kafka"));
        bootstrapServers = servers.start().get("KAFKA_BOOTSTRAP_SERVERS");
    }

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe(bootstrapServers);
        kafka.createTopics(topic, Topics.deadLettersOf(topic));
        clients = TestClients.of(bootstrapServers);
        publisher = new EventPublisher(clients);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        stop();
        publisher.close();
        kafka.close();
    }

    @Test
    void unreadableRecordsAreDeadLetteredUnchangedAndTheRestIsHandled() {
        start(this::remember);
        publish("a");
        kafka.send(topic, "DEMO", "not an event".getBytes(UTF_8), Map.of("origin", "elsewhere"));
        publish("b");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a", "b"));
        var letter =
                kafka.awaitKey(Topics.deadLettersOf(topic), "DEMO", 1, PATIENCE).getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("not an event");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo(CONSUMER);
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(topic);
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_OFFSET)).isEqualTo("1");
        assertThat(KafkaProbe.header(letter, "origin")).isEqualTo("elsewhere");
    }

    @Test
    void anEventThatFailsForGoodDoesNotTakeItsBatchAlong() {
        publish("a");
        publish("bad");
        publish("c");
        start(batch -> {
            if (batch.stream().anyMatch(received -> received.event().eventId().equals("bad"))) {
                throw new IllegalStateException("cannot be processed");
            }
            remember(batch);
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a", "c"));
        var letter =
                kafka.awaitKey(Topics.deadLettersOf(topic), "DEMO", 1, PATIENCE).getFirst();
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("FAILED");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_ERROR)).contains("cannot be processed");
    }

    @Test
    void whileAStoreIsAwayTheConsumerWaitsAndDeadLettersNothing() {
        var away = new AtomicBoolean(true);
        var tries = new AtomicInteger();
        start(batch -> {
            tries.incrementAndGet();
            if (away.get()) {
                throw new UnavailableException("the store is away", new IllegalStateException());
            }
            remember(batch);
        });
        publish("a");
        await().atMost(PATIENCE).until(() -> tries.get() >= 3);
        publish("b");
        away.set(false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a", "b"));
        assertThat(kafka.all(Topics.deadLettersOf(topic))).isEmpty();
    }

    @Test
    void aNewMemberGoesOnWhereTheLastCommitted() throws InterruptedException {
        start(this::remember);
        publish("a");
        await().atMost(PATIENCE).until(() -> handled.contains("a"));
        stop();

        publish("b");
        start(this::remember);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a", "b"));
    }

    @Test
    void aReplayedRecordOfAnotherConsumerIsPassedOver() {
        start(this::remember);
        Alert other = alert("other");
        kafka.send(topic, "DEMO", EventCodec.write(other), Map.of(HeaderNames.DLQ_REPLAY_FOR, "another/consumer"));
        kafka.send(topic, "DEMO", EventCodec.write(alert("own")), Map.of(HeaderNames.DLQ_REPLAY_FOR, CONSUMER));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("own"));
    }

    @Test
    void theTraceThatCameInNamesTheLogLines() {
        List<Object> traces = new CopyOnWriteArrayList<>();
        start(batch -> {
            traces.add(MDC.get("traceId"));
            remember(batch);
        });
        Trace trace = Trace.start();

        publisher.publish(topic, alert("traced"), trace).join();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces).containsExactly(trace.traceId()));
    }

    private void start(EventHandler<Alert> handler) {
        var subscription = new Subscription<>(CONSUMER, topic, Alert.class, 100);
        var registry = new SimpleMeterRegistry();
        var processor = new BatchProcessor<>(subscription, handler, publisher, registry, Clock.systemUTC());
        loop = new ConsumerLoop<>(subscription, processor, clients, registry, () -> true);
        thread = Thread.ofPlatform().start(loop);
    }

    private void stop() throws InterruptedException {
        if (thread != null) {
            loop.stop();
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private void remember(List<Received<Alert>> batch) {
        batch.forEach(received -> handled.add(received.event().eventId()));
    }

    private void publish(String id) {
        publisher.publish(topic, alert(id), Trace.start()).join();
    }

    private static Alert alert(String id) {
        return new Alert(
                id,
                "scoring-service",
                AS_OF,
                AS_OF,
                1,
                "DEMO",
                AlertKind.REGIME_CHANGE,
                Severity.INFO,
                "now FRAGILE",
                Map.of(),
                "cause");
    }
}
