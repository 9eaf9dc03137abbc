package io.dealerflow.feature.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the snapshots of the topic. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("feature-service/store", Topics.FEATURES_GEX);

    private final Delivery delivery;
    private final EventTable<GexSnapshot> table;

    StoreConsumer(Delivery delivery, Db db) {
        this.delivery = delivery;
        this.table = new EventTable<>(db, "gex_snapshots");
    }

    @Incoming("store")
    @Blocking(Delivery.WORKERS)
    void store(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SNAPSHOTS, records, table);
    }
}
