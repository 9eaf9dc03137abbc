package io.dealerflow.kit.messaging;

import java.util.Map;

/** Broker clients without a container. */
public final class TestClients {
    private TestClients() {}

    public static KafkaClients of(String bootstrapServers) {
        return new KafkaClients(Map.of("bootstrap.servers", bootstrapServers));
    }
}
