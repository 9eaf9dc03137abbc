package io.dealerflow.scoring.store;

import io.dealerflow.contracts.AssetScore;
import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.events.EventConsumers;
import io.dealerflow.kit.events.Subscription;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Feeds the store from the topic of scores. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("scoring-service/store", Topics.SCORES_ASSETS, AssetScore.class, 200);

    void onStart(@Observes StartupEvent event, EventConsumers consumers, ScoreStore store) {
        consumers.start(SCORES, store);
    }
}
