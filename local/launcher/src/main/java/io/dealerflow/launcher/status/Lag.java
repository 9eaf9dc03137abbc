package io.dealerflow.launcher.status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Lag of a consumer group on one topic.
 *
 * @param records between what it has committed and what it could read; transaction markers count
 */
record Lag(String group, String topic, long records) {
    private static final int TIMEOUT_S = 10;

    /** Of every group, by group and topic. */
    static List<Lag> all(String bootstrapServers) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 5000, "default.api.timeout.ms", 8000);
        try (Admin admin = Admin.create(config)) {
            Set<String> groups = admin.listGroups().all().get(TIMEOUT_S, TimeUnit.SECONDS).stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());
            if (groups.isEmpty()) {
                return List.of();
            }
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                            groups.stream()
                                    .collect(Collectors.toMap(
                                            group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get(TIMEOUT_S, TimeUnit.SECONDS);
            return lags(committed, ends(admin, committed));
        }
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Map<String, Map<TopicPartition, OffsetAndMetadata>> committed)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<TopicPartition> partitions = new HashSet<>();
        committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
        return admin
                .listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(TIMEOUT_S, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static List<Lag> lags(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed, Map<TopicPartition, Long> ends) {
        List<Lag> lags = new ArrayList<>();
        new TreeMap<>(committed).forEach((group, offsets) -> {
            Map<String, Long> byTopic = new TreeMap<>();
            offsets.forEach((partition, offset) -> {
                long behind = offset == null ? 0 : Math.max(0, ends.getOrDefault(partition, 0L) - offset.offset());
                byTopic.merge(partition.topic(), behind, Long::sum);
            });
            byTopic.forEach((topic, records) -> lags.add(new Lag(group, topic, records)));
        });
        return lags;
    }
}
