package io.dealerflow.launcher.dlq;

import io.dealerflow.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The dead-letter topics of a broker. */
final class DeadLetters {
    private static final int TIMEOUT_S = 20;
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    DeadLetters(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Names this broker's data: offsets mean nothing on another's. */
    String clusterId() throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = admin()) {
            return admin.describeCluster().clusterId().get(TIMEOUT_S, TimeUnit.SECONDS);
        }
    }

    /** Hands over the letters that {@code wanted} takes, topic by topic and oldest first, one at a time in memory. */
    void forEach(Predicate<DeadLetter> wanted, Consumer<DeadLetter> reader)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics;
        try (Admin admin = admin()) {
            topics = admin.listTopics().names().get(TIMEOUT_S, TimeUnit.SECONDS).stream()
                    .filter(topic -> topic.endsWith(Topics.deadLettersOf("")))
                    .sorted()
                    .toList();
        }
        try (var consumer = consumer()) {
            for (String topic : topics) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .sorted(Comparator.comparingInt(TopicPartition::partition))
                        .toList();
                read(consumer, partitions, wanted, reader);
            }
        }
    }

    /** Up to what was there when it began. */
    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Predicate<DeadLetter> wanted,
            Consumer<DeadLetter> reader) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var message : consumer.poll(POLL)) {
                DeadLetter letter = new DeadLetter(message);
                Long end = ends.get(new TopicPartition(message.topic(), message.partition()));
                if (end != null && message.offset() < end && wanted.test(letter)) {
                    reader.accept(letter);
                }
            }
        }
    }

    /** Sends letters back to where they came from; returns when the broker has all of them. */
    void replay(List<DeadLetter> letters, Consumer<DeadLetter> sent) throws InterruptedException, ExecutionException {
        Map<String, Integer> partitions = new HashMap<>();
        try (var producer = producer()) {
            List<Map.Entry<DeadLetter, java.util.concurrent.Future<?>>> sending = new ArrayList<>();
            for (DeadLetter letter : letters) {
                int count = partitions.computeIfAbsent(
                        letter.origin(), topic -> producer.partitionsFor(topic).size());
                sending.add(Map.entry(letter, producer.send(letter.replay(count))));
            }
            for (var entry : sending) {
                entry.getValue().get();
                sent.accept(entry.getKey());
            }
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 8000, "default.api.timeout.ms", 15000));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "max.partition.fetch.bytes",
                        Topics.MAX_MESSAGE_BYTES,
                        "fetch.max.bytes",
                        Topics.MAX_MESSAGE_BYTES),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.request.size",
                        Topics.MAX_MESSAGE_BYTES,
                        "delivery.timeout.ms",
                        60_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
