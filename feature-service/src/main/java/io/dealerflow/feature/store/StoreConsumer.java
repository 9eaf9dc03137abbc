package io.dealerflow.feature.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.EventConsumers;
import io.dealerflow.kit.messaging.Subscription;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Feeds the store from the topic of snapshots. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("feature-service/store", Topics.FEATURES_GEX.name(), GexSnapshot.class, 50);

    void onStart(@Observes StartupEvent event, EventConsumers consumers, Db db) {
        consumers.start(SNAPSHOTS, new EventTable<>(db, "gex_snapshots"));
    }
}
