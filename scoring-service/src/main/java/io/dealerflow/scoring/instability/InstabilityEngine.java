package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.AssetScore.Input;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.history.Percentile;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The instability index: the weighted mean of the components that do not abstain, times 100. Definitions are in docs/scores.md.
 *
 * @param definitions weights, ranges and age limits
 */
public record InstabilityEngine(ScoreDefinitions definitions) {
    private static final double INDEX_SCALE = 100;

    /**
     * @param index          0–100, null when every component abstained
     * @param regime         null when there is no index
     * @param previousRegime the last one before the event, null for the first
     * @param components     one for each {@link ComponentKind}, in its order
     * @param remembered     its entry in the history
     */
    public record Outcome(
            @Nullable Double index,
            @Nullable Regime regime,
            @Nullable Regime previousRegime,
            List<Component> components,
            PastObservation remembered) {}

    /** Of the history only what is before the features counts. */
    public Outcome score(AssetFeatures features, History<PastObservation> history) {
        List<Reading> readings = Arrays.stream(ComponentKind.values())
                .map(kind -> Reading.of(kind, definitions.measures(features.assetClass(), kind), features))
                .toList();
        double totalWeight = readings.stream()
                .filter(reading -> reading.measured() != null)
                .mapToDouble(reading -> definitions.weight(reading.kind()))
                .sum();
        Instant asOf = features.asOf();
        List<Component> components = readings.stream()
                .map(reading -> component(reading, totalWeight, history, asOf))
                .toList();
        Double index = totalWeight > 0 ? index(components) : null;
        Regime previous = regimeBefore(asOf, history);
        Regime regime = index == null ? null : definitions.regimes().at(index, previous);
        var remembered = new PastObservation(
                asOf,
                List.of(features.eventId()),
                measures(readings),
                PastObservation.basis(components),
                index,
                regime);
        return new Outcome(index, regime, previous, components, remembered);
    }

    private static double index(List<Component> components) {
        double mean = 0;
        for (Component component : components) {
            Double value = component.value();
            mean += value == null ? 0 : component.weight() * value;
        }
        return Math.clamp(mean * INDEX_SCALE, 0.0, INDEX_SCALE);
    }

    private Component component(Reading reading, double totalWeight, History<PastObservation> history, Instant asOf) {
        String name = reading.kind().wireName();
        Measured measured = reading.measured();
        MeasureRule rule = reading.rule();
        if (measured == null || rule == null) {
            return new Component(name, null, 0, null, reading.reason(), Map.of(), null, null, reading.inputs());
        }
        double[] past = valuesBefore(asOf, history, reading.kind(), measured);
        boolean enough = past.length >= definitions.history().minObservations();
        double value = enough ? Percentile.midRank(measured.value(), past) : rule.position(measured.value());
        Map<String, Double> inputs = new HashMap<>();
        for (Input input : reading.inputs()) {
            inputs.put(input.name(), input.value());
        }
        inputs.put("measure", measured.value());
        inputs.put("past_observations", (double) past.length);
        return new Component(
                name,
                value,
                totalWeight > 0 ? definitions.weight(reading.kind()) / totalWeight : 0,
                enough ? ScaleMethod.PERCENTILE : ScaleMethod.FIXED_RANGE,
                null,
                inputs,
                measured.asOf(),
                measured.measure().wireName(),
                reading.inputs());
    }

    /** One for each time at which earlier inputs of the same measure became known; of the versions of a time the last. */
    private double[] valuesBefore(
            Instant asOf, History<PastObservation> history, ComponentKind kind, Measured measured) {
        Map<Instant, Double> byTime = new HashMap<>();
        for (PastObservation past :
                history.between(asOf.minus(definitions.history().lookBack()), asOf)) {
            Measured before = past.measures().get(kind);
            if (before != null
                    && before.measure() == measured.measure()
                    && before.asOf().isBefore(measured.asOf())) {
                byTime.put(before.asOf(), before.value());
            }
        }
        return byTime.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private @Nullable Regime regimeBefore(Instant asOf, History<PastObservation> history) {
        return history.newestFirst(asOf.minus(definitions.history().lookBack()), asOf).stream()
                .map(PastObservation::regime)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Map<ComponentKind, Measured> measures(List<Reading> readings) {
        var measures = new EnumMap<ComponentKind, Measured>(ComponentKind.class);
        for (Reading reading : readings) {
            if (reading.measured() != null) {
                measures.put(reading.kind(), reading.measured());
            }
        }
        return measures;
    }
}
