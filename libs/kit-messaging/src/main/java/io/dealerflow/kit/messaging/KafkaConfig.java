package io.dealerflow.kit.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How the service reaches Kafka and what topics it makes there. */
@ConfigMapping(prefix = "dealerflow.kafka")
public interface KafkaConfig {
    /** {@code host:port}, comma-separated. */
    String bootstrapServers();

    /** Partitions of a topic that this service has to create; existing topics stay as they are. */
    @WithDefault("12")
    int partitions();

    /** Replicas of a topic that this service has to create; the broker's default when absent. */
    Optional<Short> replicationFactor();

    /** How long a created topic keeps its records, in hours. */
    @WithDefault("168")
    long retentionHours();
}
