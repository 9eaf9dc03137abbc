package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.snapshot.ObservationStore;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The service's consumers, each with a consumer group of its own, so that an unavailable store pauses only the
 * channels that need it. Every handler is idempotent.
 */
@ApplicationScoped
class Consumers {
    private static final Subscription<OptionChain> BOOKS =
            new Subscription<>("gex-api/books", Topics.RAW_OPTION_CHAINS);
    private static final Subscription<GexSnapshot> LATEST_GEX =
            new Subscription<>("gex-api/latest-gex", Topics.FEATURES_GEX);
    private static final Subscription<AssetScore> LATEST_SCORES =
            new Subscription<>("gex-api/latest-scores", Topics.SCORES_ASSETS);
    private static final Subscription<Alert> ALERTS = new Subscription<>("gex-api/alerts", Topics.ALERTS);

    private final Delivery delivery;
    private final ObservationStore observations;
    private final LatestStore<GexSnapshot, Levels> snapshots;
    private final LatestStore<AssetScore, AssetScore> scores;
    private final AlertStore alerts;

    Consumers(
            Delivery delivery,
            ObservationStore observations,
            LatestStore<GexSnapshot, Levels> snapshots,
            LatestStore<AssetScore, AssetScore> scores,
            AlertStore alerts) {
        this.delivery = delivery;
        this.observations = observations;
        this.snapshots = snapshots;
        this.scores = scores;
        this.alerts = alerts;
    }

    @Incoming("books")
    @Blocking(Delivery.WORKERS)
    void books(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(BOOKS, records, batch -> oneAfterAnother(batch, observations::add));
    }

    @Incoming("latest-gex")
    @Blocking(Delivery.WORKERS)
    void latestGex(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(LATEST_GEX, records, batch -> keepLatest(batch, snapshots));
    }

    @Incoming("latest-scores")
    @Blocking(Delivery.WORKERS)
    void latestScores(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(LATEST_SCORES, records, batch -> keepLatest(batch, scores));
    }

    @Incoming("alerts")
    @Blocking(Delivery.WORKERS)
    void alerts(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(ALERTS, records, batch -> alerts.add(batch).replaceWithVoid());
    }

    private static <T extends Event> Uni<Void> keepLatest(List<Received<T>> batch, LatestStore<T, ?> store) {
        return oneAfterAnother(batch, received -> store.put(received.event(), received.bytes()));
    }

    static <T extends Event> Uni<Void> oneAfterAnother(List<Received<T>> batch, Function<Received<T>, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(received -> step.apply(received))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
