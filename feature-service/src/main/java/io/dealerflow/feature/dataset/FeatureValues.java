package io.dealerflow.feature.dataset;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of an asset at an instant, without what they rest on.
 *
 * @param eventId    of the features
 * @param assetClass as it is written outside the program
 * @param values     by name; null where a feature has none
 */
public record FeatureValues(String eventId, Instant asOf, String assetClass, Map<String, @Nullable Double> values) {
    public FeatureValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
