package io.dealerflow.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer group has committed of a topic, compared with the end that the topic has at the beginning. */
final class CommittedOffsets {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Admin admin;
    private final String topic;
    private final String group;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    CommittedOffsets(Admin admin, String topic, String group) throws ExecutionException, InterruptedException {
        this.admin = admin;
        this.topic = topic;
        this.group = group;
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicDescription each :
                admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
            each.partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        }
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
    }

    boolean areAtTheEnd() throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }

    /** Returns when they are. */
    void await(Duration longest) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        while (!areAtTheEnd()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new IllegalStateException(
                        group + " has not read " + topic + " after " + longest.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
