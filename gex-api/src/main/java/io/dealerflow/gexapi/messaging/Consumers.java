package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.latest.SymbolSummary;
import io.dealerflow.gexapi.snapshot.ObservationStore;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.messaging.EventConsumers;
import io.dealerflow.kit.messaging.Subscription;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * What the service takes from Kafka, each with a group of its own, so that a store that is away holds up only what needs it.
 * Every handler may be repeated.
 */
@ApplicationScoped
class Consumers {
    private static final int CHAIN_BATCH = 4;
    private static final int BATCH = 200;

    private final EventConsumers consumers;
    private final ObservationStore observations;
    private final LatestStore<GexSnapshot, SymbolSummary> snapshots;
    private final LatestStore<AssetScore, AssetScore> scores;
    private final AlertStore alerts;

    Consumers(
            EventConsumers consumers,
            ObservationStore observations,
            LatestStore<GexSnapshot, SymbolSummary> snapshots,
            LatestStore<AssetScore, AssetScore> scores,
            AlertStore alerts) {
        this.consumers = consumers;
        this.observations = observations;
        this.snapshots = snapshots;
        this.scores = scores;
        this.alerts = alerts;
    }

    void onStart(@Observes StartupEvent event) {
        consumers.start(
                new Subscription<>("gex-api/books", Topics.RAW_OPTION_CHAINS.name(), OptionChain.class, CHAIN_BATCH),
                this::keepObservations);
        consumers.start(
                new Subscription<>("gex-api/latest-gex", Topics.FEATURES_GEX.name(), GexSnapshot.class, BATCH),
                batch -> keepLatest(batch, snapshots));
        consumers.start(
                new Subscription<>("gex-api/latest-scores", Topics.SCORES_ASSETS.name(), AssetScore.class, BATCH),
                batch -> keepLatest(batch, scores));
        consumers.start(
                new Subscription<>("gex-api/alerts", Topics.ALERTS.name(), Alert.class, BATCH), this::keepAlerts);
    }

    private void keepObservations(List<Received<OptionChain>> batch) {
        for (Received<OptionChain> received : batch) {
            Db.await(() -> observations.add(received));
        }
    }

    private <T extends Event> void keepLatest(List<Received<T>> batch, LatestStore<T, ?> store) {
        for (Received<T> received : batch) {
            Db.await(() -> store.put(received.event(), received.bytes()));
        }
    }

    private void keepAlerts(List<Received<Alert>> batch) {
        Db.await(() -> alerts.add(batch));
    }
}
