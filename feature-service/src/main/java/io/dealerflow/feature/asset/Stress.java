package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stress of the other assets: those whose volatility is high in their own history, and how the asset moves with them.
 *
 * @param share       of the assets with a percentile those that are stressed
 * @param correlation mean absolute correlation with the stressed ones
 * @param contagion   the product
 */
record Stress(Calculated share, Calculated correlation, Calculated contagion) {
    /** Percentile of its volatility above which an asset is stressed. */
    static final double FROM = 0.8;

    static Stress of(Known known, Map<String, List<Fact.Value>> othersCloses) {
        List<List<Fact.Value>> stressed = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        int counted = 0;
        for (List<Fact.Value> closes : new TreeMap<>(othersCloses).values()) {
            if (closes.isEmpty() || known.isStale(closes.getLast().date(), Role.CLOSES)) {
                continue;
            }
            Volatility volatility = Volatility.of(closes);
            if (volatility.percentile() instanceof Found<Double, Reason>(Double percentile)) {
                counted++;
                facts.addAll(volatility.closes());
                if (percentile > FROM) {
                    stressed.add(closes);
                }
            }
        }
        if (counted == 0) {
            Calculated none =
                    Calculated.none(othersCloses.isEmpty() ? Reason.NO_DATA : Reason.SHORT_HISTORY, List.of());
            return new Stress(none, none, none);
        }
        Calculated share = Calculated.of((double) stressed.size() / counted, facts);
        return stressed.isEmpty()
                ? new Stress(share, Calculated.none(Reason.NONE_STRESSED, facts), share)
                : with(share, meanCorrelation(known.values(Role.CLOSES), stressed));
    }

    private static Stress with(Calculated share, Calculated correlation) {
        List<Fact> facts = new ArrayList<>(share.facts());
        facts.addAll(correlation.facts());
        Calculated contagion = switch (correlation.outcome()) {
            case Missing<Double, Reason>(Reason reason) -> Calculated.none(reason, facts);
            case Found<Double, Reason>(Double mean) ->
                Calculated.of(share.outcome().found().orElseThrow() * mean, facts);
        };
        return new Stress(share, correlation, contagion);
    }

    /** Over those with a correlation; without one, the reason of the first. */
    private static Calculated meanCorrelation(List<Fact.Value> own, List<List<Fact.Value>> stressed) {
        List<Fact> facts = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (List<Fact.Value> closes : stressed) {
            Correlation correlation = Correlation.of(own, closes);
            facts.addAll(correlation.closes());
            facts.addAll(correlation.otherCloses());
            switch (correlation.outcome()) {
                case Found<Double, Reason>(Double value) -> sizes.add(Math.abs(value));
                case Missing<Double, Reason>(Reason reason) -> reasons.add(reason);
            }
        }
        return sizes.isEmpty()
                ? Calculated.none(reasons.getFirst(), facts)
                : Calculated.of(sizes.stream().mapToDouble(Double::doubleValue).sum() / sizes.size(), facts);
    }
}
