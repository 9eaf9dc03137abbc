package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.config.ConventionSettings;
import io.dealerflow.feature.config.HorizonSettings;
import io.dealerflow.kit.streams.RestartFailedThread;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/** What Quarkus runs as Kafka Streams. */
@Singleton
class StreamsBeans {
    @Produces
    @Singleton
    Topology topology(ConventionSettings assumptions, HorizonSettings settings, Clock clock) {
        return GexTopology.build(engine(assumptions.convention()), settings.horizon(), clock);
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler failedThreads() {
        return new RestartFailedThread();
    }

    static SnapshotEngine engine(Convention convention) {
        return (asOf, chains) -> snapshot(asOf, chains, convention);
    }

    private static GexSnapshot snapshot(Instant asOf, List<OptionChain> chains, Convention convention) {
        ChainBook book = ChainBook.at(asOf, chains)
                .orElseThrow(() -> new IllegalArgumentException("no observation at or before " + asOf));
        return GexSnapshots.of(book, convention);
    }
}
