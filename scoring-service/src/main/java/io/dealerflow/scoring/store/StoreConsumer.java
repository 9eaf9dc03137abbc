package io.dealerflow.scoring.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.database.EventTable;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores the scores, flow maps and signals of their topics. */
@ApplicationScoped
class StoreConsumer {
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("scoring-service/store", Topics.SCORES_ASSETS);
    private static final Subscription<MarketFlow> FLOWS =
            new Subscription<>("scoring-service/market-store", Topics.SCORES_MARKET);

    private static final Subscription<ScoreSignal> SIGNALS =
            new Subscription<>("scoring-service/signal-store", Topics.SCORES_SIGNALS);

    private final Delivery delivery;
    private final EventTable<AssetScore> scores;
    private final EventTable<MarketFlow> flows;
    private final EventTable<ScoreSignal> signals;

    StoreConsumer(Delivery delivery, Db db) {
        this.delivery = delivery;
        this.scores = new EventTable<>(db, "asset_scores");
        this.flows = new EventTable<>(db, "market_flows");
        this.signals = new EventTable<>(db, "score_signals");
    }

    @Incoming("store")
    @Blocking(Delivery.WORKERS)
    void store(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SCORES, records, scores);
    }

    @Incoming("market-store")
    @Blocking(Delivery.WORKERS)
    void storeFlows(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(FLOWS, records, flows);
    }

    @Incoming("signal-store")
    @Blocking(Delivery.WORKERS)
    void storeSignals(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SIGNALS, records, signals);
    }
}
