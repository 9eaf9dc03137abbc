package io.dealerflow.kit.streams;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive unless the topology has failed permanently: one that waits for its broker is alive, so that it is not restarted in a loop.
 */
@Liveness
@ApplicationScoped
class StreamsAliveCheck implements HealthCheck {
    private final KafkaStreams streams;

    StreamsAliveCheck(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        KafkaStreams.State state = streams.state();
        return HealthCheckResponse.named("streams")
                .withData("state", state.name())
                .status(state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR)
                .build();
    }
}
