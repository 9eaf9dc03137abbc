package io.dealerflow.feature.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.feature.store.DatasetTables.Input;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Stores the snapshots and the features of their topics. Features then change their day in the feature store, and ask for the regime of assets on
 * a new date.
 */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("feature-service/store", Topics.FEATURES_GEX);
    private static final Subscription<AssetFeatures> FEATURES =
            new Subscription<>("feature-service/asset-store", Topics.FEATURES_ASSETS);

    private final Delivery delivery;
    private final EventTable<GexSnapshot> snapshots;
    private final EventTable<AssetFeatures> features;
    private final DatasetTables dataset;
    private final RegimeRequests regimes = new RegimeRequests();
    private final EventPublisher publisher;

    StoreConsumer(Delivery delivery, Db db, DatasetTables dataset, EventPublisher publisher) {
        this.dataset = dataset;
        this.delivery = delivery;
        this.publisher = publisher;
        this.snapshots = new EventTable<>(db, "gex_snapshots");
        this.features = new EventTable<>(db, "asset_features");
    }

    @Incoming("store")
    @Blocking(Delivery.WORKERS)
    void store(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SNAPSHOTS, records, snapshots);
    }

    @Incoming("asset-store")
    @Blocking(Delivery.WORKERS)
    void storeFeatures(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                FEATURES,
                records,
                batch -> features.handle(batch)
                        .chain(() -> dataset.mark(batch.stream()
                                .map(received -> new Input(received.event().asset(), received.event()))
                                .toList()))
                        .chain(() -> requestRegimes(batch)));
    }

    private Uni<Void> requestRegimes(List<Received<AssetFeatures>> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(features -> regimes.of(features.event(), features.replayed())
                        .map(request -> send(request, features))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> send(InferenceRequest request, Received<AssetFeatures> cause) {
        return Uni.createFrom()
                .completionStage(() -> publisher.publish(Topics.INFERENCE_REQUESTS.name(), request, cause.trace()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> regimes.requested(cause.event()));
    }
}
