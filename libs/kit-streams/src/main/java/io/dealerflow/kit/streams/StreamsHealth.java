package io.dealerflow.kit.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Health of a topology. It is ready while it runs, and alive unless it has failed for good: one that waits for its
 * broker is alive, so that nobody restarts it in a loop.
 */
public final class StreamsHealth {
    private static final String NAME = "streams";

    private StreamsHealth() {}

    public static HealthCheckResponse ready(KafkaStreams streams) {
        KafkaStreams.State state = streams.state();
        return response(state, state == KafkaStreams.State.RUNNING);
    }

    public static HealthCheckResponse alive(KafkaStreams streams) {
        KafkaStreams.State state = streams.state();
        return response(state, state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR);
    }

    private static HealthCheckResponse response(KafkaStreams.State state, boolean up) {
        return HealthCheckResponse.named(NAME)
                .withData("state", state.name())
                .status(up)
                .build();
    }
}
