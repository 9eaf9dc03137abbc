package io.dealerflow.kit;

import io.dealerflow.kit.events.EventConsumers;
import io.dealerflow.kit.kafka.TopicSetup;
import io.dealerflow.kit.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topics exist, the schema is migrated and every consumer has joined its group. A store that goes away later does
 * not make the service unready: it waits, or answers from another store.
 */
@Readiness
@ApplicationScoped
class StartedCheck implements HealthCheck {
    private final TopicSetup topics;
    private final Database database;
    private final EventConsumers consumers;

    StartedCheck(TopicSetup topics, Database database, EventConsumers consumers) {
        this.topics = topics;
        this.database = database;
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        var waiting = consumers.notJoined();
        return HealthCheckResponse.named("started")
                .withData("topics", topics.isDone())
                .withData("schema", database.isReady())
                .withData("consumers_waiting", String.join(",", waiting))
                .status(topics.isDone() && database.isReady() && waiting.isEmpty())
                .build();
    }
}
