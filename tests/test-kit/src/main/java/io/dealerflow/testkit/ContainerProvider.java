package io.dealerflow.testkit;

import io.dealerflow.contracts.Topics;
import java.io.IOException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Containers, which Testcontainers removes when this JVM has ended. */
final class ContainerProvider implements ServerProvider {
    private static final int KAFKA_PORT = 9092;
    private static final int REDIS_PORT = 6379;
    private static final String MAX_MESSAGE_BYTES = Integer.toString(Topics.MAX_MESSAGE_BYTES);

    @Override
    @SuppressWarnings("resource") // lives until the JVM ends
    public String start(ServerKind kind) throws IOException {
        try {
            return switch (kind) {
                case POSTGRES -> address(postgres(), PostgreSQLContainer.POSTGRESQL_PORT);
                case KAFKA -> address(kafka(), KAFKA_PORT);
                case REDIS ->
                    address(
                            new GenericContainer<>(DockerImageName.parse("redis:7-alpine"))
                                    .withExposedPorts(REDIS_PORT),
                            REDIS_PORT);
            };
        } catch (RuntimeException noImage) {
            throw new IOException("no container for " + kind, noImage);
        }
    }

    private static String address(GenericContainer<?> container, int port) {
        container.start();
        return container.getHost() + ":" + container.getMappedPort(port);
    }

    private static PostgreSQLContainer postgres() {
        return new PostgreSQLContainer(DockerImageName.parse("postgres:18-alpine"))
                .withUsername(TestDatabase.ADMIN)
                .withPassword(TestDatabase.PASSWORD);
    }

    private static KafkaContainer kafka() {
        return new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.1"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", MAX_MESSAGE_BYTES)
                .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", MAX_MESSAGE_BYTES)
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    }
}
