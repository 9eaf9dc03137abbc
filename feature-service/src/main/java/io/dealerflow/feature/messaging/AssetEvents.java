package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.feature.universe.Member;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The event of an asset's features. */
final class AssetEvents {
    private static final String SOURCE = "feature-service";

    private AssetEvents() {}

    /** The same features have the same id, whenever their observations arrived. */
    static AssetFeatures of(Member asset, Instant asOf, Instant ingestTs, Map<FeatureName, Feature> features) {
        Map<String, Feature> named = new TreeMap<>();
        features.forEach((name, feature) -> named.put(name.wireName(), feature));
        String content = asset.assetClass().wireName() + "\n" + Wire.writeJsonText(named);
        String hash = EventIds.sha256(content.getBytes(StandardCharsets.UTF_8));
        return new AssetFeatures(
                EventIds.of(SOURCE, asset.name(), asOf, hash),
                SOURCE,
                asOf,
                ingestTs,
                AssetFeatures.VERSION,
                asset.name(),
                asset.assetClass(),
                named,
                asset.economy().isEmpty() ? null : asset.economy());
    }
}
