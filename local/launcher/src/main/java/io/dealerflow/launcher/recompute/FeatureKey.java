package io.dealerflow.launcher.recompute;

import io.dealerflow.contracts.features.AssetFeatures;
import java.time.Instant;
import java.util.Comparator;

/** Which features. */
record FeatureKey(String asset, Instant asOf) implements Comparable<FeatureKey> {
    private static final Comparator<FeatureKey> ORDER =
            Comparator.comparing(FeatureKey::asset).thenComparing(FeatureKey::asOf);

    static FeatureKey of(AssetFeatures features) {
        return new FeatureKey(features.asset(), features.asOf());
    }

    @Override
    public int compareTo(FeatureKey other) {
        return ORDER.compare(this, other);
    }
}
