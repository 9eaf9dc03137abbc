package io.dealerflow.scoring;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.features.FeatureName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Features for tests. */
public final class Features {
    public static final Instant START = Snapshots.START;
    private static final Inputs INPUTS = new Inputs(1, "ab".repeat(16), List.of("observation-1"));

    private final String asset;
    private AssetClass assetClass = AssetClass.EQUITY;
    private @Nullable String economy;
    private String eventId = "features-1";
    private Instant asOf = START;
    private final Map<String, Feature> values = new HashMap<>();

    private Features(String asset) {
        this.asset = asset;
    }

    public static Features of(String asset) {
        return new Features(asset);
    }

    /** Flow 0.1 sold of gross, vol 0.20, positioning 10 % into negative gamma: 0.6, 0.2 and 1 in the fixed ranges. */
    public static Features book(String asset) {
        return of(asset)
                .with(FeatureName.HEDGING_FLOW_DOWN_SHARE, -0.1)
                .with(FeatureName.ATM_VOL_30D, 0.20)
                .with(FeatureName.FLIP_DISTANCE_PCT, 10)
                .with(FeatureName.NET_GEX, -2e9)
                .with(FeatureName.GROSS_GEX, 10e9);
    }

    public Features assetClass(AssetClass value) {
        this.assetClass = value;
        return this;
    }

    public Features id(String id) {
        this.eventId = id;
        return this;
    }

    public Features at(Instant instant) {
        this.asOf = instant;
        return this;
    }

    /** Known at the time of the event. */
    public Features with(FeatureName name, double value) {
        return with(name.wireName(), value, null);
    }

    public Features with(FeatureName name, double value, Instant knownAt) {
        return with(name.wireName(), value, knownAt);
    }

    Features with(String name, double value, @Nullable Instant knownAt) {
        values.put(name, new Feature(value, unit(name), null, knownAt, INPUTS, null));
        return this;
    }

    public Features economy(String value) {
        economy = value;
        return this;
    }

    /** The close of a date, known at the time of the event. */
    public Features close(LocalDate date, double value) {
        values.put(
                FeatureName.CLOSE.wireName(), new Feature(value, FeatureName.CLOSE.unit(), null, null, INPUTS, date));
        return this;
    }

    public Features without(FeatureName name, String reason) {
        return without(name.wireName(), reason);
    }

    Features without(String name, String reason) {
        values.put(name, new Feature(null, unit(name), reason, null, new Inputs(0, "cd".repeat(16), List.of()), null));
        return this;
    }

    private static String unit(String name) {
        return FeatureName.valueOf(name.toUpperCase(Locale.ROOT)).unit();
    }

    public AssetFeatures build() {
        Map<String, Feature> known = new HashMap<>();
        values.forEach((name, feature) -> known.put(
                name,
                feature.value() == null || feature.asOf() != null
                        ? feature
                        : new Feature(feature.value(), feature.unit(), null, asOf, feature.inputs(), feature.date())));
        return new AssetFeatures(
                eventId,
                "feature-service",
                asOf,
                Instant.parse("2026-03-13T15:00:00Z"),
                AssetFeatures.VERSION,
                asset,
                assetClass,
                known,
                economy);
    }
}
