package io.dealerflow.scoring.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.EventConsumers;
import io.dealerflow.kit.messaging.Subscription;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Feeds the store from the topic of scores. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("scoring-service/store", Topics.SCORES_ASSETS.name(), AssetScore.class, 200);

    void onStart(@Observes StartupEvent event, EventConsumers consumers, Db db) {
        consumers.start(SCORES, new EventTable<>(db, "asset_scores"));
    }
}
