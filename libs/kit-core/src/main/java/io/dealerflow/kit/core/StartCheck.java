package io.dealerflow.kit.core;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Started, and ready, once every {@link StartCondition} is met. A store that becomes unavailable later does not make the service
 * unready: it retries, or answers from another store.
 */
@Startup
@Readiness
@ApplicationScoped
class StartCheck implements HealthCheck {
    private final List<StartCondition> conditions;

    StartCheck(@All List<StartCondition> conditions) {
        this.conditions = conditions;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("start-conditions");
        boolean met = true;
        for (StartCondition condition : conditions) {
            response.withData(condition.name(), condition.isMet());
            if (!condition.isMet()) {
                met = false;
                response.withData(condition.name() + "_missing", condition.missing());
            }
        }
        return response.status(met).build();
    }
}
