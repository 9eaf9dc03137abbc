package io.dealerflow.report.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.dealerflow.report.daily.DayStore;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores what reports are written from. At least once; a repeat changes nothing. */
@ApplicationScoped
class ReportConsumers {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("report-service/snapshots", Topics.FEATURES_GEX);
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("report-service/scores", Topics.SCORES_ASSETS);
    private static final Subscription<AssetFeatures> FEATURES =
            new Subscription<>("report-service/features", Topics.FEATURES_ASSETS);
    private static final Subscription<MarketFlow> FLOWS =
            new Subscription<>("report-service/flows", Topics.SCORES_MARKET);
    private static final Subscription<Portfolio> PORTFOLIOS =
            new Subscription<>("report-service/portfolios", Topics.FEATURES_PORTFOLIO);
    private static final Subscription<ScoreSignal> SIGNALS =
            new Subscription<>("report-service/signals", Topics.SCORES_SIGNALS);
    private static final Subscription<FuturesCurve> CURVES =
            new Subscription<>("report-service/curves", Topics.RAW_FUTURES);
    private static final Subscription<Alert> ALERTS = new Subscription<>("report-service/alerts", Topics.ALERTS);

    private final Delivery delivery;
    private final DayStore days;

    ReportConsumers(Delivery delivery, DayStore days) {
        this.delivery = delivery;
        this.days = days;
    }

    @Incoming("snapshots")
    @Blocking(Delivery.WORKERS)
    void snapshots(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SNAPSHOTS, records, days::addSnapshots);
    }

    @Incoming("scores")
    @Blocking(Delivery.WORKERS)
    void scores(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SCORES, records, days::addScores);
    }

    @Incoming("features")
    @Blocking(Delivery.WORKERS)
    void features(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(FEATURES, records, days::addFeatures);
    }

    @Incoming("flows")
    @Blocking(Delivery.WORKERS)
    void flows(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(FLOWS, records, days::addFlows);
    }

    @Incoming("portfolios")
    @Blocking(Delivery.WORKERS)
    void portfolios(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(PORTFOLIOS, records, days::addPortfolios);
    }

    @Incoming("signals")
    @Blocking(Delivery.WORKERS)
    void signals(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SIGNALS, records, days::addSignals);
    }

    @Incoming("curves")
    @Blocking(Delivery.WORKERS)
    void curves(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(CURVES, records, days::addCurves);
    }

    @Incoming("alerts")
    @Blocking(Delivery.WORKERS)
    void alerts(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(ALERTS, records, days::addAlerts);
    }
}
