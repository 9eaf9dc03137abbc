package io.dealerflow.launcher.dlq;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not process.
 *
 * @param message as it lies in the dead-letter topic
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> message) {
    private static final String UNKNOWN = "?";

    /** Names the letter: {@code topic-partition@offset}. */
    String id() {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    /** The topic that the consumer read. */
    String origin() {
        String topic = header(HeaderNames.DLQ_TOPIC);
        String suffix = Topics.deadLettersOf("");
        return topic != null
                ? topic
                : message.topic().substring(0, message.topic().length() - suffix.length());
    }

    /** {@code service/stage}. */
    String consumer() {
        return orUnknown(HeaderNames.DLQ_CONSUMER);
    }

    String reason() {
        return orUnknown(HeaderNames.DLQ_REASON);
    }

    /** When the consumer gave up; else when the letter was written. */
    Instant time() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    private String orUnknown(String name) {
        String value = header(name);
        return value == null ? UNKNOWN : value;
    }

    private @Nullable String header(String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            byte[] value = header.value();
            headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return headers;
    }

    /**
     * The record as it was, addressed to the consumer that failed on it.
     *
     * @param partitions of the original topic, which may have fewer now than when the record was in it
     */
    ProducerRecord<byte[], byte[]> replay(int partitions) {
        List<Header> headers = new ArrayList<>();
        for (Header header : message.headers()) {
            if (!header.key().startsWith("dlq_")) {
                headers.add(header);
            }
        }
        if (!consumer().equals(UNKNOWN)) {
            byte[] addressee = consumer().getBytes(StandardCharsets.UTF_8);
            headers.add(new RecordHeader(HeaderNames.DLQ_REPLAY_FOR, addressee));
        }
        return new ProducerRecord<>(origin(), partition(partitions), message.key(), message.value(), headers);
    }

    /** Where it was, so that it stays in line with the records of its key. */
    private @Nullable Integer partition(int partitions) {
        String partition = header(HeaderNames.DLQ_PARTITION);
        if (partition == null || !partition.matches("\\d{1,6}")) {
            return null;
        }
        int number = Integer.parseInt(partition);
        return number < partitions ? number : null;
    }
}
