package io.dealerflow.report.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.EventConsumers;
import io.dealerflow.kit.messaging.Subscription;
import io.dealerflow.report.config.ReportConfig;
import io.dealerflow.report.daily.Intake;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.BiConsumer;

/** Stages {@code features.gex}, {@code scores.assets} and {@code alerts} to the intake. At least once; a repeat changes nothing. */
@ApplicationScoped
class ReportConsumers {
    private final EventConsumers consumers;
    private final Intake intake;
    private final ReportConfig config;

    ReportConsumers(EventConsumers consumers, Intake intake, ReportConfig config) {
        this.consumers = consumers;
        this.intake = intake;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        start("report-service/snapshots", Topics.FEATURES_GEX.name(), GexSnapshot.class, intake::snapshots);
        start("report-service/scores", Topics.SCORES_ASSETS.name(), AssetScore.class, intake::scores);
        start("report-service/alerts", Topics.ALERTS.name(), Alert.class, intake::alerts);
    }

    private <T extends Event> void start(
            String consumer, String topic, Class<T> type, BiConsumer<List<T>, String> taker) {
        consumers.start(
                new Subscription<>(consumer, topic, type, config.maxBatch()),
                batch -> taker.accept(events(batch), batch.getLast().trace().traceparent()));
    }

    private static <T extends Event> List<T> events(List<Received<T>> batch) {
        return batch.stream().map(Received::event).toList();
    }
}
