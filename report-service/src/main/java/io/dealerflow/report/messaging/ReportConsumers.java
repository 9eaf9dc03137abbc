package io.dealerflow.report.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.dealerflow.report.daily.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stages {@code features.gex}, {@code scores.assets} and {@code alerts} to the intake. At least once; a repeat changes nothing. */
@ApplicationScoped
class ReportConsumers {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("report-service/snapshots", Topics.FEATURES_GEX);
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("report-service/scores", Topics.SCORES_ASSETS);
    private static final Subscription<Alert> ALERTS = new Subscription<>("report-service/alerts", Topics.ALERTS);

    private final Delivery delivery;
    private final Intake intake;

    ReportConsumers(Delivery delivery, Intake intake) {
        this.delivery = delivery;
        this.intake = intake;
    }

    @Incoming("snapshots")
    @Blocking(Delivery.WORKERS)
    void snapshots(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SNAPSHOTS, records, handler(intake::snapshots));
    }

    @Incoming("scores")
    @Blocking(Delivery.WORKERS)
    void scores(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SCORES, records, handler(intake::scores));
    }

    @Incoming("alerts")
    @Blocking(Delivery.WORKERS)
    void alerts(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(ALERTS, records, handler(intake::alerts));
    }

    private static <T extends Event> EventHandler<T> handler(BiConsumer<List<T>, String> intake) {
        return EventHandler.blocking(batch -> intake.accept(
                batch.stream().map(Received::event).toList(), batch.getLast().trace().traceparent()));
    }
}
