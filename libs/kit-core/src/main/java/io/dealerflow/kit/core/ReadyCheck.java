package io.dealerflow.kit.core;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every {@link StartCondition} is met. A store that goes away later does not make the service unready: it waits, or
 * answers from another store.
 */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private final List<StartCondition> conditions;

    ReadyCheck(@All List<StartCondition> conditions) {
        this.conditions = conditions;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("started");
        conditions.forEach(condition -> response.withData(condition.name(), condition.isMet()));
        return response.status(conditions.stream().allMatch(StartCondition::isMet))
                .build();
    }
}
