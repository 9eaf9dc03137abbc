package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<Fact.Value> facts = new ArrayList<>();
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
            return missing(othersCloses.isEmpty() ? Reason.NO_DATA : Reason.SHORT_HISTORY);
        }
        double share = (double) stressed.size() / counted;
        return stressed.isEmpty()
                ? new Stress(
                        Calculated.of(0, facts), Calculated.none(Reason.NONE_STRESSED, facts), Calculated.of(0, facts))
                : with(share, known.values(Role.CLOSES), stressed, facts);
    }

    private static Stress missing(Reason reason) {
        Calculated none = Calculated.none(reason, List.of());
        return new Stress(none, none, none);
    }

    /** @param facts closes of the others, to which those of the asset are added */
    private static Stress with(
            double share, List<Fact.Value> own, List<List<Fact.Value>> stressed, List<Fact.Value> facts) {
        List<Correlation> correlations =
                stressed.stream().map(closes -> Correlation.of(own, closes)).toList();
        correlations.stream()
                .flatMap(correlation -> correlation.closes().stream())
                .map(Fact.Value::date)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> facts.addAll(own.subList(History.indexFrom(own, first), own.size())));
        return switch (meanSize(correlations)) {
            case Missing<Double, Reason>(Reason reason) -> {
                Calculated none = Calculated.none(reason, facts);
                yield new Stress(Calculated.of(share, facts), none, none);
            }
            case Found<Double, Reason>(Double mean) ->
                new Stress(Calculated.of(share, facts), Calculated.of(mean, facts), Calculated.of(share * mean, facts));
        };
    }

    /** Over those with a correlation; without one, the reason of the first. */
    private static Outcome<Double, Reason> meanSize(List<Correlation> correlations) {
        double[] sizes = correlations.stream()
                .flatMap(correlation -> correlation.outcome().found().stream())
                .mapToDouble(Math::abs)
                .toArray();
        return sizes.length == 0 ? correlations.getFirst().outcome() : new Found<>(Statistics.mean(sizes));
    }
}
