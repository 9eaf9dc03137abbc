package io.dealerflow.scoring.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the scores of the topic. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("scoring-service/store", Topics.SCORES_ASSETS);

    private final Delivery delivery;
    private final EventTable<AssetScore> table;

    StoreConsumer(Delivery delivery, Db db) {
        this.delivery = delivery;
        this.table = new EventTable<>(db, "asset_scores");
    }

    @Incoming("store")
    @Blocking(Delivery.WORKERS)
    void store(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SCORES, records, table);
    }
}
