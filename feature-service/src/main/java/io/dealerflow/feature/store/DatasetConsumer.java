package io.dealerflow.feature.store;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.feature.store.DatasetTables.Input;
import io.dealerflow.feature.universe.BarReaders;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores what is joined to features: scores, signals of models, and the bars of the universe. */
@ApplicationScoped
class DatasetConsumer {
    private static final Subscription<AssetScore> SCORES =
            new Subscription<>("feature-service/dataset-scores", Topics.SCORES_ASSETS);
    private static final Subscription<ModelSignal> SIGNALS =
            new Subscription<>("feature-service/dataset-signals", Topics.FEATURES_SIGNALS);
    private static final Subscription<BarSeries> BARS =
            new Subscription<>("feature-service/dataset-bars", Topics.RAW_BARS);

    private final Delivery delivery;
    private final DatasetTables tables;
    private final EventHandler<AssetScore> scores;
    private final EventHandler<ModelSignal> signals;
    private final EventHandler<BarSeries> bars;

    DatasetConsumer(Delivery delivery, DatasetTables tables, Universe universe) {
        this.delivery = delivery;
        this.tables = tables;
        var readers = new BarReaders(universe);
        this.scores = adding(score -> List.of(new Input(score.symbol(), withoutInputs(score))));
        this.signals = adding(signal -> inputs(signal.asset() == null ? Set.of() : Set.of(signal.asset()), signal));
        this.bars = adding(series -> inputs(readers.of(series), series));
    }

    private <E extends Event> EventHandler<E> adding(Function<E, List<Input>> inputs) {
        return batch -> tables.add(batch.stream()
                .map(received -> inputs.apply(received.event()))
                .flatMap(Collection::stream)
                .toList());
    }

    private static List<Input> inputs(Set<String> assets, Event event) {
        return assets.stream().map(asset -> new Input(asset, event)).toList();
    }

    /** Scores are kept in full by scoring-service; their inputs are most of them. */
    private static AssetScore withoutInputs(AssetScore score) {
        return new AssetScore(
                score.eventId(),
                score.source(),
                score.asOf(),
                score.ingestTs(),
                score.version(),
                score.symbol(),
                score.assetClass(),
                score.index(),
                score.regime(),
                score.previousRegime(),
                score.pressure(),
                score.pressureRule(),
                score.components().stream()
                        .map(component -> new AssetScore.Component(
                                component.name(),
                                component.value(),
                                component.weight(),
                                component.method(),
                                component.reason(),
                                Map.of(),
                                component.asOf(),
                                component.measure(),
                                null))
                        .toList(),
                score.featureEventId());
    }

    @Incoming("dataset-scores")
    @Blocking(Delivery.WORKERS)
    void scores(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SCORES, records, scores);
    }

    @Incoming("dataset-signals")
    @Blocking(Delivery.WORKERS)
    void signals(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SIGNALS, records, signals);
    }

    @Incoming("dataset-bars")
    @Blocking(Delivery.WORKERS)
    void bars(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(BARS, records, bars);
    }
}
