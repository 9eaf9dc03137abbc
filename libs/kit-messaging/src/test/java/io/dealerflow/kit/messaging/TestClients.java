package io.dealerflow.kit.messaging;

import java.util.Optional;

/** Broker clients without a container. */
public final class TestClients {
    private TestClients() {}

    public static KafkaClients of(String bootstrapServers) {
        return new KafkaClients(new KafkaConfig() {
            @Override
            public String bootstrapServers() {
                return bootstrapServers;
            }

            @Override
            public int partitions() {
                return 1;
            }

            @Override
            public Optional<Short> replicationFactor() {
                return Optional.empty();
            }

            @Override
            public long retentionHours() {
                return 1;
            }
        });
    }
}
