package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The dead-letter topics of the broker: reads records and sends them again. Every method blocks, and fails with
 * {@link UnavailableException} when the broker does not answer.
 */
@ApplicationScoped
public class DeadLetters {
    private static final int TIMEOUT_S = 20;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIND_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final EventPublisher publisher;

    DeadLetters(KafkaClients clients, EventPublisher publisher) {
        this.clients = clients;
        this.publisher = publisher;
    }

    /** Identifies the cluster that offsets belong to. */
    public String clusterId() {
        try (Admin admin = clients.admin()) {
            return answer(admin.describeCluster().clusterId());
        }
    }

    /** Passes on the matching records that exist at the start, topic by topic, one at a time in memory. */
    public void forEach(DeadLetterFilter filter, Consumer<StoredDeadLetter> reader) {
        List<String> topics;
        try (Admin admin = clients.admin()) {
            topics = answer(admin.listTopics().names()).stream()
                    .filter(topic -> topic.endsWith(Topic.DEAD_LETTER_SUFFIX) && filter.matchesTopic(topic))
                    .sorted()
                    .toList();
        }
        try (var consumer = clients.reader()) {
            for (String topic : topics) {
                read(consumer, topic, filter, reader);
            }
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** The record at that offset, if there is one. */
    public Optional<StoredDeadLetter> find(TopicPartition partition, long offset) {
        try (var consumer = clients.reader()) {
            List<TopicPartition> known = partitionsOf(consumer, partition.topic());
            if (!known.contains(partition)
                    || offset >= consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            long deadline = System.nanoTime() + FIND_TIMEOUT.toNanos();
            while (consumer.position(partition) == offset && System.nanoTime() < deadline) {
                for (var message : consumer.poll(POLL)) {
                    return Optional.of(new StoredDeadLetter(message))
                            .filter(found -> found.message().offset() == offset);
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** Sends records to their original topics; returns when all replicas have them. */
    public void replay(List<StoredDeadLetter> letters) {
        try (var consumer = clients.reader()) {
            List<CompletableFuture<Void>> sent = letters.stream()
                    .map(letter -> publisher.send(letter.replay(
                            partitionsOf(consumer, letter.origin()).size())))
                    .toList();
            for (var each : sent) {
                each.get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            String topic,
            DeadLetterFilter filter,
            Consumer<StoredDeadLetter> reader) {
        List<TopicPartition> partitions = partitionsOf(consumer, topic);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var message : consumer.poll(POLL)) {
                var letter = new StoredDeadLetter(message);
                if (message.offset() < ends.getOrDefault(letter.partition(), 0L) && filter.matches(letter)) {
                    reader.accept(letter);
                }
            }
        }
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(Exception cause) {
        return new UnavailableException("Kafka does not answer", cause);
    }
}
