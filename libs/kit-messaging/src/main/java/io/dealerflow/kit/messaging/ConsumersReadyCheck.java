package io.dealerflow.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every consumer has joined its group. */
@Readiness
@ApplicationScoped
class ConsumersReadyCheck implements HealthCheck {
    private final EventConsumers consumers;

    ConsumersReadyCheck(EventConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        var waiting = consumers.notJoined();
        return HealthCheckResponse.named("consumers")
                .withData("waiting", String.join(",", waiting))
                .status(waiting.isEmpty())
                .build();
    }
}
