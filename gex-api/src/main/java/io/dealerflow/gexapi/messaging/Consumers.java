package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.alerts.AlertFeed;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.latest.SymbolBrief;
import io.dealerflow.gexapi.store.Observations;
import io.dealerflow.gexapi.store.PostgresAlerts;
import io.dealerflow.kit.core.Received;
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
    private final Observations observations;
    private final LatestStore<GexSnapshot, SymbolBrief> snapshots;
    private final LatestStore<AssetScore, AssetScore> scores;
    private final PostgresAlerts alerts;
    private final AlertFeed feed;

    Consumers(
            EventConsumers consumers,
            Observations observations,
            LatestStore<GexSnapshot, SymbolBrief> snapshots,
            LatestStore<AssetScore, AssetScore> scores,
            PostgresAlerts alerts,
            AlertFeed feed) {
        this.consumers = consumers;
        this.observations = observations;
        this.snapshots = snapshots;
        this.scores = scores;
        this.alerts = alerts;
        this.feed = feed;
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

    private void keepObservations(List<Received<OptionChain>> batch) throws Exception {
        for (Received<OptionChain> received : batch) {
            observations.add(received.event());
        }
    }

    private <T extends Event> void keepLatest(List<Received<T>> batch, LatestStore<T, ?> store) {
        for (Received<T> received : batch) {
            store.put(received.event()).await().indefinitely();
        }
    }

    private void keepAlerts(List<Received<Alert>> batch) throws Exception {
        alerts.add(batch.stream().map(Received::event).toList());
        feed.refresh();
    }
}
