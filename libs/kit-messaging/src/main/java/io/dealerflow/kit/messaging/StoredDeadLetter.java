package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic.
 *
 * @param message as it is in the topic
 */
public record StoredDeadLetter(ConsumerRecord<byte[], byte[]> message) {
    private static final String UNKNOWN = "?";
    private static final String DLQ_HEADERS = "dlq_";

    /** Unique on its cluster: {@code topic-partition@offset}. */
    public String id() {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    /** The topic that the consumer read. */
    public String origin() {
        String topic = header(HeaderNames.DLQ_TOPIC);
        return topic != null
                ? topic
                : message.topic().substring(0, message.topic().length() - Topic.DEAD_LETTER_SUFFIX.length());
    }

    /** {@code service/stage}; {@code ?} without the header. */
    public String consumer() {
        return orUnknown(HeaderNames.DLQ_CONSUMER);
    }

    public String reason() {
        return orUnknown(HeaderNames.DLQ_REASON);
    }

    /** One human-readable line, if any. */
    public @Nullable String error() {
        return header(HeaderNames.DLQ_ERROR);
    }

    /** When the record was dead-lettered; without the header, the record's timestamp. */
    public Instant time() {
        String time = header(HeaderNames.DLQ_TIME);
        try {
            return time == null ? Instant.ofEpochMilli(message.timestamp()) : Instant.parse(time);
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(message.timestamp());
        }
    }

    /** Headers as text, in their order. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return headers;
    }

    /**
     * The original record, addressed to the consumer that failed on it.
     *
     * @param partitions of the original topic, which may have fewer now than when the record was in it
     */
    ProducerRecord<byte[], byte[]> replay(int partitions) {
        List<Header> headers = new ArrayList<>();
        for (Header header : message.headers()) {
            if (!header.key().startsWith(DLQ_HEADERS)) {
                headers.add(header);
            }
        }
        if (!consumer().equals(UNKNOWN)) {
            byte[] addressee = consumer().getBytes(StandardCharsets.UTF_8);
            headers.add(new RecordHeader(HeaderNames.DLQ_REPLAY_FOR, addressee));
        }
        return new ProducerRecord<>(origin(), partition(partitions), message.key(), message.value(), headers);
    }

    TopicPartition partition() {
        return new TopicPartition(message.topic(), message.partition());
    }

    /** The original partition, so that the record stays in order with others of its key. */
    private @Nullable Integer partition(int partitions) {
        String partition = header(HeaderNames.DLQ_PARTITION);
        if (partition == null || !partition.matches("\\d{1,6}")) {
            return null;
        }
        int number = Integer.parseInt(partition);
        return number < partitions ? number : null;
    }

    private String orUnknown(String name) {
        String value = header(name);
        return value == null ? UNKNOWN : value;
    }

    private @Nullable String header(String name) {
        return EventHeaders.text(message.headers(), name);
    }
}
