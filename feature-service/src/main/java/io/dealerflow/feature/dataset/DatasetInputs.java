package io.dealerflow.feature.dataset;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AssetScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is joined to the features of an asset. At an instant only events count whose {@code as_of} is not later. Of two of one kind and
 * instant the later received counts.
 */
public final class DatasetInputs {
    /** News counts for so long after it was published. */
    static final Duration NEWS = Duration.ofHours(24);

    private static final Duration SIGNALS = Duration.ofDays(7);
    private static final Duration BARS = Duration.ofDays(10);

    private static final Comparator<Event> BY_RECEIPT =
            Comparator.comparing(Event::asOf).thenComparing(Event::ingestTs).thenComparing(Event::eventId);

    private final Map<String, AssetScore> scores = new HashMap<>();
    private final NavigableMap<Instant, BarSeries> bars = new TreeMap<>();
    private final Map<ModelName, NavigableMap<Instant, ModelSignal>> signals = new EnumMap<>(ModelName.class);
    private final List<ModelSignal> news;

    /** @param events scores, bars and signals, in any order; others, and signals without an answer, are left out */
    public DatasetInputs(Collection<? extends Event> events) {
        Map<String, ModelSignal> newsByItem = new LinkedHashMap<>();
        events.stream().sorted(BY_RECEIPT).forEach(event -> {
            switch (event) {
                case AssetScore score -> scores.put(score.featureEventId(), score);
                case BarSeries series -> bars.put(series.asOf(), series);
                case ModelSignal signal
                when signal.output().reason() == null -> {
                    signals.computeIfAbsent(signal.model(), none -> new TreeMap<>())
                            .put(signal.asOf(), signal);
                    if (signal.model() == ModelName.NEWS_SENTIMENT
                            && signal.output().score() != null) {
                        newsByItem.put(signal.causeEventId(), signal);
                    }
                }
                default -> {}
            }
        });
        this.news = List.copyOf(newsByItem.values());
    }

    /** How long an event is joined to features after its {@code as_of}; zero: to those of its instant alone. */
    public static Duration reach(Event event) {
        return switch (event) {
            case BarSeries series -> BARS;
            case ModelSignal signal -> reach(signal.model());
            default -> Duration.ZERO;
        };
    }

    /** The longest {@link #reach}. */
    public static Duration longestReach() {
        return BARS;
    }

    private static Duration reach(ModelName model) {
        return model == ModelName.NEWS_SENTIMENT ? NEWS : SIGNALS;
    }

    /** The rows of features, in their order. */
    public List<DatasetRow> joinedTo(List<FeatureValues> features) {
        return features.stream().map(this::row).toList();
    }

    private DatasetRow row(FeatureValues features) {
        Instant asOf = features.asOf();
        Map<ModelName, ModelSignal> known = new EnumMap<>(ModelName.class);
        signals.forEach((model, ofModel) -> {
            ModelSignal newest = newest(ofModel, asOf, reach(model));
            if (newest != null) {
                known.put(model, newest);
            }
        });
        List<Double> sentiments = new ArrayList<>();
        for (ModelSignal item : news) {
            Double score = item.output().score();
            if (score != null && isKnown(item.asOf(), asOf, NEWS)) {
                sentiments.add(score);
            }
        }
        return new DatasetRow(
                features,
                scores.get(features.eventId()),
                newest(bars, asOf, BARS),
                sentiments.isEmpty()
                        ? null
                        : sentiments.stream().mapToDouble(score -> score).sum() / sentiments.size(),
                sentiments.size(),
                known);
    }

    private static <E> @Nullable E newest(NavigableMap<Instant, E> events, Instant asOf, Duration reach) {
        Map.Entry<Instant, E> newest = events.floorEntry(asOf);
        return newest != null && isKnown(newest.getKey(), asOf, reach) ? newest.getValue() : null;
    }

    private static boolean isKnown(Instant released, Instant asOf, Duration reach) {
        return !released.isAfter(asOf) && released.plus(reach).isAfter(asOf);
    }
}
