package io.dealerflow.gexapi.messaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.messaging.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Gauge {@code dealerflow.dead.letters} by {@code topic}: records in each dead-letter topic, transaction markers included. */
@ApplicationScoped
class DeadLetterDepth {
    private static final Logger LOG = Logger.getLogger(DeadLetterDepth.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final KafkaClients clients;
    private final MultiGauge depth;
    private final CountDownLatch stopping = new CountDownLatch(1);

    DeadLetterDepth(KafkaClients clients, MeterRegistry registry) {
        this.clients = clients;
        this.depth = MultiGauge.builder("dealerflow.dead.letters")
                .description("Records in each dead-letter topic")
                .register(registry);
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("dead-letter-depth").start(this::measureUntilStopped);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void measureUntilStopped() {
        try (Admin admin = clients.admin()) {
            do {
                measure(admin);
            } while (!stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(Admin admin) throws InterruptedException {
        try {
            Set<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(Topic.DEAD_LETTER_SUFFIX))
                    .collect(Collectors.toSet());
            List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .toList();
            Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec::earliest);
            Map<String, Long> records = offsets(admin, partitions, OffsetSpec::latest).entrySet().stream()
                    .collect(groupingBy(
                            end -> end.getKey().topic(),
                            summingLong(end -> end.getValue() - first.getOrDefault(end.getKey(), 0L))));
            depth.register(
                    records.entrySet().stream()
                            .map(topic -> MultiGauge.Row.of(Tags.of("topic", topic.getKey()), topic.getValue()))
                            .collect(Collectors.toList()),
                    true);
        } catch (ExecutionException | KafkaException e) {
            LOG.debugf("Dead letters cannot be counted: %s", e.getMessage());
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, List<TopicPartition> partitions, Supplier<OffsetSpec> spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> question =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec.get()));
        return admin.listOffsets(question).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
