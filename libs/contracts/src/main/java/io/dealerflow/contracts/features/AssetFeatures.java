package io.dealerflow.contracts.features;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of one asset at one instant, from what was known by then. Names, units and definitions are those of
 * {@link FeatureName}.
 *
 * @param source   the service that computed them
 * @param asOf     the instant: when the newest of its observations became known
 * @param features by name; those of the asset's class and inputs, also the ones without a value
 * @param economy  assets of one economy are compared with each other: {@code real}, or the name of a simulated one; null in features older than this
 *                 field
 */
@RequiredUnlessNullable
public record AssetFeatures(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String asset,
        AssetClass assetClass,
        Map<String, Feature> features,
        @Nullable String economy)
        implements Event {
    public static final int VERSION = 1;

    public AssetFeatures {
        text(eventId, "event_id");
        text(asset, "asset");
        features = sorted(features);
    }

    @Override
    public String subject() {
        return asset;
    }

    @Override
    public String type() {
        return "io.dealerflow.asset-features.v1";
    }

    /**
     * One feature.
     *
     * @param value  null with a {@code reason}
     * @param unit   of the value: {@code usd_per_pct}, {@code fraction_per_year}, {@code percent}, …
     * @param reason stable code of why there is no value, for example {@code NO_SOURCE}; null when there is one
     * @param asOf   when the newest of its inputs became known; null when it has none
     * @param date   the newest date that its inputs are of, for example that of a close, which may have become known days later; null when it has
     *               none, and in features older than this field
     */
    public record Feature(
            @Nullable Double value,
            String unit,
            @Nullable String reason,
            @Nullable Instant asOf,
            Inputs inputs,
            @Nullable LocalDate date) {
        public Feature {
            if ((value == null) == (reason == null)) {
                throw new IllegalArgumentException("features have either a value or a reason");
            }
            if (value != null) {
                finite(value, "features.value");
            }
        }
    }

    /**
     * The observations behind a feature.
     *
     * @param count  how many there are
     * @param hash   of all their event ids, so that two features of the same observations can be told to be so
     * @param newest event ids of the newest, at most {@value #MAX_NEWEST}, the newest last
     */
    public record Inputs(int count, String hash, List<String> newest) {
        public static final int MAX_NEWEST = 16;

        public Inputs {
            newest = List.copyOf(newest);
        }
    }
}
