package io.dealerflow.launcher.recompute;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Features that are stored and recomputed differently. Equal ones have one event id, which is a hash of all that they say.
 *
 * @param what the names of the features that differ, or where there are none
 */
record Difference(FeatureKey key, String what) {
    /** In the order of the keys. */
    static List<Difference> between(Map<FeatureKey, AssetFeatures> stored, Map<FeatureKey, AssetFeatures> recomputed) {
        var keys = new TreeSet<>(stored.keySet());
        keys.addAll(recomputed.keySet());
        List<Difference> differences = new ArrayList<>();
        for (FeatureKey key : keys) {
            String what = what(stored.get(key), recomputed.get(key));
            if (!what.isEmpty()) {
                differences.add(new Difference(key, what));
            }
        }
        return differences;
    }

    private static String what(@Nullable AssetFeatures stored, @Nullable AssetFeatures recomputed) {
        if (stored == null) {
            return "not stored";
        }
        if (recomputed == null) {
            return "not recomputed";
        }
        return stored.eventId().equals(recomputed.eventId()) ? "" : String.join(", ", names(stored, recomputed));
    }

    private static List<String> names(AssetFeatures stored, AssetFeatures recomputed) {
        Map<String, Feature> all = new TreeMap<>(stored.features());
        all.putAll(recomputed.features());
        List<String> names = new ArrayList<>(all.keySet());
        names.removeIf(name -> Objects.equals(
                stored.features().get(name), recomputed.features().get(name)));
        return names.isEmpty() ? List.of("asset_class") : names;
    }
}
