package io.dealerflow.feature.asset;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Computes the features of an asset; a function of what is known. The definitions are in {@code docs/features.md}. */
public final class AssetEngine {
    private AssetEngine() {}

    /**
     * The features of an asset, also those without a value: those that its class demands and those that its inputs allow.
     *
     * @param asOf  the instant that {@code facts} are of
     * @param facts of the asset
     */
    public static Map<FeatureName, AssetFeatures.Feature> features(Asset asset, Instant asOf, Facts facts) {
        var known = new Known(asOf, facts);
        var summaries = new IdentityHashMap<List<? extends Fact>, InputSummary>();
        Map<FeatureName, AssetFeatures.Feature> features = new EnumMap<>(FeatureName.class);
        Definitions.of(asset).forEach((name, definition) -> {
            Calculated calculated = calculated(asset, known, definition);
            InputSummary summary = summaries.computeIfAbsent(calculated.facts(), InputSummary::of);
            features.put(name, feature(name, calculated, summary));
        });
        return features;
    }

    private static Calculated calculated(Asset asset, Known known, Definition definition) {
        if (!asset.roles().containsAll(definition.roles())) {
            return Calculated.none(Reason.NO_SOURCE, List.of());
        }
        List<Fact> newest = new ArrayList<>();
        boolean isStale = false;
        for (Role role : definition.roles()) {
            List<? extends Fact> facts = known.all(role);
            if (facts.isEmpty()) {
                return Calculated.none(Reason.NO_DATA, List.of());
            }
            newest.add(facts.getLast());
            isStale |= known.isStale(facts.getLast().date(), role);
        }
        return isStale
                ? Calculated.none(Reason.STALE, newest)
                : definition.calculation().apply(known);
    }

    private static AssetFeatures.Feature feature(FeatureName name, Calculated calculated, InputSummary summary) {
        return switch (calculated.outcome()) {
            case Found<Double, Reason>(Double value) ->
                new AssetFeatures.Feature(value, name.unit(), null, summary.asOf(), summary.inputs(), summary.date());
            case Missing<Double, Reason>(Reason reason) ->
                new AssetFeatures.Feature(
                        null, name.unit(), reason.name(), summary.asOf(), summary.inputs(), summary.date());
        };
    }
}
