package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.scoring.pressure.PressureLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Weights, ranges and age limits of scores; docs/scores.md says what they are. Constructors throw {@link IllegalArgumentException}
 * that names what cannot be.
 *
 * @param weights  of each component, {@code >= 0}, not all 0
 * @param measures by class and component, of which the first with a value counts; a component that a class lacks abstains
 */
@RequiredUnlessNullable
public record ScoreDefinitions(
        Map<ComponentKind, Double> weights,
        Past history,
        Regimes regimes,
        PressureLimits pressure,
        Map<AssetClass, Map<ComponentKind, List<MeasureRule>>> measures) {
    public ScoreDefinitions {
        weights = Map.copyOf(weights);
        measures = Map.copyOf(measures);
        for (ComponentKind kind : ComponentKind.values()) {
            double weight = weights.getOrDefault(kind, -1.0);
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weights must have a finite " + kind.wireName() + " of at least 0");
            }
        }
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("weights must not all be 0");
        }
        for (AssetClass assetClass : AssetClass.values()) {
            if (measures.containsKey(assetClass) == (assetClass == AssetClass.UNKNOWN)) {
                throw new IllegalArgumentException(
                        "measures must have each class of assets, and no other: see " + assetClass.wireName());
            }
        }
        measures.forEach(
                (assetClass, ofClass) -> ofClass.forEach((kind, rules) -> requireDistinct(assetClass, kind, rules)));
    }

    /**
     * The history that a measure is compared with.
     *
     * @param minObservations for a percentile; with fewer the fixed range counts
     * @param lookBack        largest age
     */
    public record Past(int minObservations, Duration lookBack) {
        public Past {
            if (minObservations < 1) {
                throw new IllegalArgumentException("min_observations must be at least 1, was " + minObservations);
            }
            if (!lookBack.isPositive()) {
                throw new IllegalArgumentException("look_back must be positive, was " + lookBack);
            }
        }
    }

    double weight(ComponentKind kind) {
        return weights.getOrDefault(kind, 0.0);
    }

    /** Empty for a component that the class has no measure for. */
    List<MeasureRule> measures(AssetClass assetClass, ComponentKind kind) {
        return measures.getOrDefault(assetClass, Map.of()).getOrDefault(kind, List.of());
    }

    private static void requireDistinct(AssetClass assetClass, ComponentKind kind, List<MeasureRule> rules) {
        if (rules.stream().map(MeasureRule::measure).distinct().count() < rules.size()) {
            throw new IllegalArgumentException(
                    "measures." + assetClass.wireName() + "." + kind.wireName() + " has a measure twice");
        }
    }
}
