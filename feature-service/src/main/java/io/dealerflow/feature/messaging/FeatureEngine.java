package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.feature.asset.Asset;
import io.dealerflow.feature.asset.Facts;
import java.time.Instant;
import java.util.Map;

/** Computes features; {@link io.dealerflow.feature.asset.AssetEngine#features} in the service. */
@FunctionalInterface
interface FeatureEngine {
    Map<FeatureName, Feature> features(Asset asset, Instant asOf, Facts facts);
}
