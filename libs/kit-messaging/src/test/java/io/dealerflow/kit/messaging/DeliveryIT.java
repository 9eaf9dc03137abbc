package io.dealerflow.kit.messaging;

import static io.dealerflow.kit.messaging.TestAlerts.alert;
import static io.dealerflow.kit.messaging.TestChannels.CONSUMER;
import static io.dealerflow.kit.messaging.TestChannels.DOOMED;
import static io.dealerflow.kit.messaging.TestChannels.EVENTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.KafkaProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Channels, their gate, and the rules of delivery against a real broker. */
@QuarkusTest
@WithTestResource(value = SecureKafka.class, scope = TestResourceScope.GLOBAL)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EVENTS_GROUP = "dealerflow-kit-events";

    @Inject
    TestChannels channels;

    @Inject
    EventPublisher publisher;

    @Inject
    TopicSetup topics;

    @Inject
    KafkaClients clients;

    @Inject
    MeterRegistry registry;

    @Inject
    SmallRyeHealthReporter health;

    private KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe(SecureKafka.bootstrapServers());
        kafka.createTopics(EVENTS.name(), EVENTS.deadLetters(), DOOMED.name(), DOOMED.deadLetters());
        channels.handled.clear();
        channels.handler = channels::remember;
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    @Order(1)
    void channelsAreResumedWhenEveryStartConditionIsMet() {
        publish("early");
        assertThat(health.getReadiness().isDown()).isTrue();
        assertThat(channels.handled).isEmpty();

        channels.open = true;

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).containsExactly("early"));
        await().atMost(PATIENCE).until(() -> !health.getReadiness().isDown());
    }

    @Test
    @DisplayName("admin client, producer and channels reach a broker that demands TLS and SASL")
    void allClientsUseTlsAndSasl() {
        channels.open = true;
        assertThat(ConfigProvider.getConfig().getValue("kafka.security.protocol", String.class))
                .isEqualTo("SASL_SSL");
        await().atMost(PATIENCE).until(topics::isMet);

        publish("over TLS");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).containsExactly("over TLS"));
    }

    @Test
    @DisplayName("where topics are not created, the probe names those that are missing")
    void missingTopicsAreNamed() {
        var absent = new TopicSetup(clients, new OnlyWait());
        absent.onStart(new StartupEvent());

        await().atMost(PATIENCE).until(() -> absent.missing().startsWith("dealerflow."));
        assertThat(absent.isMet()).isFalse();
        assertThat(absent.missing())
                .isEqualTo(Topics.REPORTS_PUBLISHED.name() + ", " + Topics.REPORTS_PUBLISHED.deadLetters());
        absent.onStop(new ShutdownEvent());
    }

    @Test
    void unreadableRecordsAreDeadLetteredUnchangedAndTheRestIsHandled() {
        channels.open = true;
        publish("a");
        long offset =
                kafka.send(EVENTS.name(), "unreadable", "not an event".getBytes(UTF_8), Map.of("origin", "elsewhere"));
        publish("b");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).containsExactly("a", "b"));
        var letter =
                kafka.awaitKey(EVENTS.deadLetters(), "unreadable", 1, PATIENCE).getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("not an event");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo(CONSUMER);
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(EVENTS.name());
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_OFFSET)).isEqualTo(Long.toString(offset));
        assertThat(KafkaProbe.header(letter, "origin")).isEqualTo("elsewhere");
    }

    @Test
    @DisplayName(
            "while a store is unavailable the consumer is paused, stays in its group, and dead-letters nothing twice")
    void whileAStoreIsUnavailableTheConsumerPauses() {
        channels.open = true;
        var unavailable = new AtomicBoolean(true);
        var tries = new AtomicInteger();
        channels.handler = batch -> {
            tries.incrementAndGet();
            if (unavailable.get()) {
                throw new UnavailableException("the store does not answer", new IllegalStateException());
            }
            return channels.remember(batch);
        };
        int letters = kafka.all(EVENTS.deadLetters()).size();
        kafka.send(EVENTS.name(), "paused", "not an event".getBytes(UTF_8), Map.of());
        publish("a");
        await().atMost(PATIENCE).until(() -> tries.get() >= 3);
        assertThat(paused()).isEqualTo(1);
        assertThat(health.getLiveness().isDown()).isFalse();
        publish("b");
        unavailable.set(false);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).containsExactly("a", "b"));
        assertThat(kafka.all(EVENTS.deadLetters())).hasSize(letters + 1);
        await().atMost(PATIENCE).until(() -> paused() == 0);
    }

    @Test
    void offsetsAreCommittedWhenTheBatchIsDone() {
        channels.open = true;
        publish("a");

        await().atMost(PATIENCE).until(() -> channels.handled.contains("a"));
        long end = kafka.all(EVENTS.name()).getLast().offset() + 1;
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(committed(EVENTS_GROUP, EVENTS.name())).isEqualTo(end));
    }

    @Test
    void aReplayedRecordOfAnotherConsumerIsSkipped() {
        channels.open = true;
        kafka.send(
                EVENTS.name(),
                "DEMO",
                EventCodec.write(alert("other")),
                Map.of(HeaderNames.DLQ_REPLAY_FOR, "another/consumer"));
        kafka.send(EVENTS.name(), "DEMO", EventCodec.write(alert("own")), Map.of(HeaderNames.DLQ_REPLAY_FOR, CONSUMER));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).containsExactly("own"));
    }

    @Test
    void theTraceThatCameInNamesTheLogLines() {
        channels.open = true;
        List<Object> traces = new CopyOnWriteArrayList<>();
        channels.handler = batch -> {
            traces.add(MDC.get("traceId"));
            return channels.remember(batch);
        };
        Trace trace = Trace.start("test");

        publisher.publish(EVENTS.name(), alert("traced"), trace).join();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces).containsExactly(trace.traceId()));
    }

    @Test
    @DisplayName("a rebalance while a batch is retried loses nothing")
    void aRebalanceDuringABatchLosesNothing() {
        channels.open = true;
        var unavailable = new AtomicBoolean(true);
        var tries = new AtomicInteger();
        channels.handler = batch -> {
            tries.incrementAndGet();
            if (unavailable.get()) {
                throw new UnavailableException("the store does not answer", new IllegalStateException());
            }
            return channels.remember(batch);
        };
        publish("in progress");
        await().atMost(PATIENCE).until(() -> tries.get() >= 2);

        try (var other = member(EVENTS_GROUP)) {
            other.subscribe(List.of(EVENTS.name()));
            // Its first poll that returns ends the rebalance: the busy member took part in it.
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(200));
                return other.groupMetadata().generationId() > 0;
            });
        }
        publish("after");
        unavailable.set(false);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(channels.handled).contains("in progress", "after"));
        assertThat(health.getLiveness().isDown()).isFalse();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("a consumer that an Error has ended is reported by liveness and commits nothing")
    void aDeadConsumerIsReportedByLiveness() {
        channels.open = true;
        assertThat(health.getLiveness().isDown()).isFalse();

        publisher.publish(DOOMED.name(), alert("doomed"), Trace.start("test")).join();

        await().atMost(PATIENCE).until(() -> health.getLiveness().isDown());
        assertThat(health.getLiveness().getPayload().toString()).contains("doomed");
        assertThat(committed("dealerflow-kit-doomed", DOOMED.name())).isEqualTo(-1);
        assertThat(kafka.all(DOOMED.deadLetters())).isEmpty();
    }

    private void publish(String id) {
        publisher.publish(EVENTS.name(), alert(id), Trace.start("test")).join();
    }

    private double paused() {
        return registry.get(EventMetrics.PAUSED)
                .tag("consumer", CONSUMER)
                .gauge()
                .value();
    }

    /** The committed offset of partition 0, -1 where there is none. */
    private static long committed(String group, String topic) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", SecureKafka.bootstrapServers()))) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, 0));
            return offset == null ? -1 : offset.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> member(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SecureKafka.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Topics are created by an operator. */
    private static final class OnlyWait implements KafkaConfig {
        @Override
        public boolean createTopics() {
            return false;
        }

        @Override
        public Optional<Set<String>> topics() {
            return Optional.of(Set.of(Topics.REPORTS_PUBLISHED.name()));
        }

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public Optional<Short> replicationFactor() {
            return Optional.empty();
        }

        @Override
        public long retentionHours() {
            return 1;
        }
    }
}
