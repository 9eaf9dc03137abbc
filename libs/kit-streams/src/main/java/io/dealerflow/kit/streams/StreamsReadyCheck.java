package io.dealerflow.kit.streams;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the topology runs. */
@Readiness
@ApplicationScoped
class StreamsReadyCheck implements HealthCheck {
    private final KafkaStreams streams;

    StreamsReadyCheck(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = streams.state();
        return HealthCheckResponse.named("streams")
                .withData("state", state.name())
                .status(state == KafkaStreams.State.RUNNING)
                .build();
    }
}
