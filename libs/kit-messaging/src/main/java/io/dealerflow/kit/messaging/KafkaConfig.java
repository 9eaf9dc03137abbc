package io.dealerflow.kit.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/**
 * Which topics the service needs and how it creates them. Connection settings are {@code kafka.*}, those of Kafka
 * itself: {@code kafka.bootstrap.servers}, {@code kafka.security.protocol}, {@code kafka.sasl.*}, {@code kafka.ssl.*}.
 */
@ConfigMapping(prefix = "dealerflow.kafka")
public interface KafkaConfig {
    /** Whether missing topics are created. If not, the service is not ready until an operator has created them. */
    @WithDefault("true")
    boolean createTopics();

    /** Topics that the service reads or writes, each with its dead-letter topic; the whole catalogue when absent. */
    Optional<Set<String>> topics();

    /** Partitions of a topic that this service has to create; existing topics are not changed. */
    @WithDefault("12")
    int partitions();

    /** Replicas of a topic that this service has to create; the broker's default when absent. */
    Optional<Short> replicationFactor();

    /** How long a created topic keeps its records, in hours. */
    @WithDefault("168")
    long retentionHours();
}
