package io.dealerflow.feature.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the snapshots and the features of their topics. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("feature-service/store", Topics.FEATURES_GEX);
    private static final Subscription<AssetFeatures> FEATURES =
            new Subscription<>("feature-service/asset-store", Topics.FEATURES_ASSETS);

    private final Delivery delivery;
    private final EventTable<GexSnapshot> snapshots;
    private final EventTable<AssetFeatures> features;

    StoreConsumer(Delivery delivery, Db db) {
        this.delivery = delivery;
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
        delivery.deliver(FEATURES, records, features);
    }
}
