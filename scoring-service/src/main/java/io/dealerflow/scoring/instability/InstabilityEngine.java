package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instability index: the weighted mean of the components that do not abstain, times 100. Weights are renormalised over
 * those. Each component is the percentile of its measure in the asset's own history before the observation, or its position in a
 * fixed range until {@value Scale#MIN_HISTORY} past values exist.
 */
public final class InstabilityEngine {
    private static final double INDEX_SCALE = 100;

    private InstabilityEngine() {}

    /**
     * @param index          0–100, null when every component abstained
     * @param regime         null when there is no index
     * @param previousRegime the last one before the observation, null for the first
     * @param components     one for each {@link ComponentKind}, in its order
     * @param remembered     its entry in the history
     */
    public record Outcome(
            @Nullable Double index,
            @Nullable Regime regime,
            @Nullable Regime previousRegime,
            List<Component> components,
            PastObservation remembered) {}

    public static Outcome score(GexSnapshot snapshot, ScoreHistory history) {
        Instant asOf = snapshot.asOf();
        List<Measure> measures = Measures.of(snapshot);
        double totalWeight = measures.stream()
                .filter(measure -> measure.value() != null)
                .mapToDouble(measure -> measure.kind().baseWeight())
                .sum();
        List<Component> components = measures.stream()
                .map(measure -> component(measure, totalWeight, history, asOf))
                .toList();
        Double index = totalWeight > 0 ? index(components) : null;
        Regime previous = history.regimeBefore(asOf);
        Regime regime = index == null ? null : RegimeBand.regimeAt(index, previous);
        var remembered =
                new PastObservation(asOf, List.of(snapshot.eventId()), PastObservation.values(measures), regime);
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

    private static Component component(Measure measure, double totalWeight, ScoreHistory history, Instant asOf) {
        String name = measure.kind().wireName();
        Double value = measure.value();
        if (value == null) {
            return new Component(name, null, 0, null, measure.reason(), Map.of(), null);
        }
        double[] past = history.valuesBefore(asOf, measure.kind());
        Scale.Scaled scaled = Scale.of(measure.kind(), value, past);
        Map<String, Double> inputs = new HashMap<>(measure.inputs());
        inputs.put("measure", value);
        inputs.put("past_observations", (double) past.length);
        double weight = measure.kind().baseWeight() / totalWeight;
        return new Component(name, scaled.value(), weight, scaled.method(), null, inputs, asOf);
    }
}
