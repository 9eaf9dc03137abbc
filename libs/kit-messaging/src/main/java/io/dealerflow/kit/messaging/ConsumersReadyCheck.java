package io.dealerflow.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every channel has joined its consumer group, even without an assigned partition. An ended
 * consumer is reported by the connector's liveness check.
 */
@Readiness
@ApplicationScoped
@Identifier(ConsumersReadyCheck.LISTENER)
class ConsumersReadyCheck implements HealthCheck, KafkaConsumerRebalanceListener {
    /** Name in {@code consumer-rebalance-listener.name}. */
    static final String LISTENER = "consumers";

    private final ChannelRegistry registry;
    private final Set<String> joined = new ConcurrentSkipListSet<>();

    ConsumersReadyCheck(ChannelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        joined.add(consumer.groupMetadata().groupId());
    }

    @Override
    public HealthCheckResponse call() {
        int channels = registry.getIncomingNames().size();
        return HealthCheckResponse.named("consumers")
                .withData("channels", channels)
                .withData("joined", String.join(",", joined))
                .status(joined.size() >= channels)
                .build();
    }
}
