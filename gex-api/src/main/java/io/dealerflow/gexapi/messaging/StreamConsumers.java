package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.stream.EventLog;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.stream.NewEvent;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumers that fill the log of events. Alerts enter it with {@link Consumers#alerts}. */
@ApplicationScoped
class StreamConsumers {
    private static final Subscription<GexSnapshot> SNAPSHOTS =
            new Subscription<>("gex-api/stream-gex", Topics.FEATURES_GEX);
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("gex-api/stream-scores", Topics.SCORES_ASSETS);
    private static final Subscription<Report> REPORTS =
            new Subscription<>("gex-api/stream-reports", Topics.REPORTS_PUBLISHED);

    private final Delivery delivery;
    private final EventLog log;

    StreamConsumers(Delivery delivery, EventLog log) {
        this.delivery = delivery;
        this.log = log;
    }

    @Incoming("stream-gex")
    @Blocking(Delivery.WORKERS)
    void snapshots(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SNAPSHOTS, records, log::addSnapshots);
    }

    @Incoming("stream-scores")
    @Blocking(Delivery.WORKERS)
    void scores(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                SCORES,
                records,
                batch -> log.add(batch.stream()
                        .map(received -> NewEvent.of(EventType.SCORE, received))
                        .toList()));
    }

    @Incoming("stream-reports")
    @Blocking(Delivery.WORKERS)
    void reports(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                REPORTS,
                records,
                batch -> log.add(batch.stream().map(NewEvent::ofReport).toList()));
    }
}
