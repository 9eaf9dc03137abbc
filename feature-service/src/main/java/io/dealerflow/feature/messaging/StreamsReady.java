package io.dealerflow.feature.messaging;

import io.dealerflow.kit.streams.StreamsHealth;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the topology runs. */
@Readiness
@ApplicationScoped
class StreamsReady implements HealthCheck {
    private final KafkaStreams streams;

    StreamsReady(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return StreamsHealth.ready(streams);
    }
}
