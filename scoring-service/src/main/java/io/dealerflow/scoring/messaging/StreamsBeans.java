package io.dealerflow.scoring.messaging;

import io.dealerflow.kit.streams.RestartFailedThread;
import io.dealerflow.scoring.config.AlertSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** What Quarkus runs as Kafka Streams. */
@Singleton
class StreamsBeans {
    @Produces
    @Singleton
    Topology topology(AlertSettings settings, Clock clock) {
        return ScoringTopology.build(settings.rules(), clock);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler failedThreads() {
        return new RestartFailedThread();
    }
}
