package io.dealerflow.feature.messaging;

import io.dealerflow.kit.streams.StreamsHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless the topology has failed for good. */
@Liveness
@ApplicationScoped
class StreamsAlive implements HealthCheck {
    private final KafkaStreams streams;

    StreamsAlive(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return StreamsHealth.alive(streams);
    }
}
