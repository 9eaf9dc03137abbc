package io.dealerflow.testkit;

import io.dealerflow.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A plain Kafka client without project code: sends and reads raw bytes and headers. */
public final class KafkaProbe implements AutoCloseable {

    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;

    /** On the Kafka of {@link TestServers}. */
    public KafkaProbe() {
        this(TestServers.kafka());
    }

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.request.size",
                        Topics.MAX_MESSAGE_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Creates those topics that do not exist, with one partition each. */
    public void createTopics(String... names) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var topics = Arrays.stream(names)
                    .map(name -> new NewTopic(name, 1, (short) 1))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends and waits until the broker has it; the record's offset. */
    public long send(String topic, @Nullable String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(message).get().offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Reads the topic from its beginning, committed records only, until the records satisfy {@code done}.
     *
     * @throws AssertionError when that does not happen in time; the message shows the keys read
     */
    public List<ConsumerRecord<String, byte[]>> await(
            String topic, Duration timeout, Predicate<List<ConsumerRecord<String, byte[]>>> done) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            assign(consumer, topic);
            do {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                if (done.test(read)) {
                    return read;
                }
            } while (System.nanoTime() < deadline);
        }
        throw new AssertionError("not in " + topic + " within " + timeout + "; keys read: "
                + read.stream().map(ConsumerRecord::key).toList());
    }

    /** The records of that key, as soon as there are at least {@code count}. */
    public List<ConsumerRecord<String, byte[]>> awaitKey(String topic, String key, int count, Duration timeout) {
        return ofKey(await(topic, timeout, read -> ofKey(read, key).size() >= count), key);
    }

    private static List<ConsumerRecord<String, byte[]>> ofKey(List<ConsumerRecord<String, byte[]>> read, String key) {
        return read.stream().filter(message -> key.equals(message.key())).toList();
    }

    /** Everything committed to the topic so far. */
    public List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = assign(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** A header's text; null when the record has none of that name. */
    public static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        @Nullable Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> assign(Consumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "fetch.max.bytes",
                        Topics.MAX_MESSAGE_BYTES,
                        "max.partition.fetch.bytes",
                        Topics.MAX_MESSAGE_BYTES),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        producer.close();
    }
}
