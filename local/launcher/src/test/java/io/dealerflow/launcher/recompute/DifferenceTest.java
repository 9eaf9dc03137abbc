package io.dealerflow.launcher.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

    private static AssetFeatures features(String id, Instant asOf, double close, double trend) {
        return new AssetFeatures(
                id,
                "feature-service",
                asOf,
                asOf,
                AssetFeatures.VERSION,
                "SPX",
                AssetClass.EQUITY,
                Map.of("close", feature(close), "trend_20d", feature(trend)),
                "real");
    }

    private static Feature feature(double value) {
        var inputs = new AssetFeatures.Inputs(1, "0".repeat(64), List.of("e"));
        return new Feature(value, "price", null, NOON, inputs, null);
    }

    private static Map<FeatureKey, AssetFeatures> of(AssetFeatures... features) {
        return Stream.of(features).collect(Collectors.toMap(FeatureKey::of, one -> one));
    }

    @Test
    @DisplayName("an event id that is the same is no difference; another one names the features that differ")
    void named() {
        Instant later = NOON.plusSeconds(60);

        assertThat(Difference.between(
                        of(features("a", NOON, 1, 2), features("b", later, 1, 2)),
                        of(features("a", NOON, 1, 2), features("c", later, 1, 3))))
                .containsExactly(new Difference(new FeatureKey("SPX", later), "trend_20d"));
    }

    @Test
    void oneSideAlone() {
        assertThat(Difference.between(of(features("a", NOON, 1, 2)), Map.of()))
                .extracting(Difference::what)
                .containsExactly("not recomputed");
        assertThat(Difference.between(Map.of(), of(features("a", NOON, 1, 2))))
                .extracting(Difference::what)
                .containsExactly("not stored");
    }
}
