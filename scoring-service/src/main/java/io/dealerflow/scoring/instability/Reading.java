package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.AssetScore.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the features say of one component: the first of its measures that has a value and is not stale.
 *
 * @param rule     of the measure; null when there is none
 * @param measured null when there is none
 * @param reason   why there is no measure: a stable code; null when there is one
 * @param inputs   the features that were read and have a value
 */
record Reading(
        ComponentKind kind,
        @Nullable MeasureRule rule,
        @Nullable Measured measured,
        @Nullable String reason,
        List<Input> inputs) {
    /** The asset's class has no measure for the component. */
    static final String NO_MEASURE = "NO_MEASURE";
    /** The asset has no such feature. */
    static final String NO_SOURCE = "NO_SOURCE";
    /** A feature is older than its measure allows. */
    static final String STALE = "STALE";
    /** The option book has no exposure. */
    static final String NO_EXPOSURE = "NO_EXPOSURE";

    static Reading of(ComponentKind kind, List<MeasureRule> rules, AssetFeatures features) {
        String reason = rules.isEmpty() ? NO_MEASURE : NO_SOURCE;
        Map<String, Input> read = new LinkedHashMap<>();
        for (MeasureRule rule : rules) {
            Attempt attempt = Attempt.at(rule, features);
            attempt.inputs().forEach(input -> read.put(input.name(), input));
            Measured measured = attempt.measured();
            if (measured != null) {
                return new Reading(kind, rule, measured, null, List.copyOf(read.values()));
            }
            if (reason.equals(NO_SOURCE)) {
                reason = Objects.requireNonNull(attempt.reason(), "an attempt without a value has a reason");
            }
        }
        return new Reading(kind, null, null, reason, List.copyOf(read.values()));
    }

    /** One measure, with its value or the reason why it has none. */
    private record Attempt(
            @Nullable Measured measured, @Nullable String reason, List<Input> inputs) {
        static Attempt at(MeasureRule rule, AssetFeatures features) {
            if (rule.measure().isOfOptionBook() && hasNoExposure(features)) {
                return new Attempt(null, NO_EXPOSURE, List.of());
            }
            List<Input> inputs = new ArrayList<>();
            for (FeatureName name : rule.measure().features()) {
                Feature feature = features.features().get(name.wireName());
                Double value = feature == null ? null : feature.value();
                if (feature == null || value == null) {
                    String reason = feature == null ? NO_SOURCE : Objects.requireNonNull(feature.reason());
                    return new Attempt(null, reason, inputs);
                }
                inputs.add(input(name, feature, value, features.asOf()));
            }
            return measure(rule, inputs);
        }

        private static Attempt measure(MeasureRule rule, List<Input> inputs) {
            long maxAge = rule.maxAge().toSeconds();
            if (inputs.stream().anyMatch(input -> input.ageSeconds() > maxAge)) {
                return new Attempt(null, STALE, inputs);
            }
            double value =
                    rule.measure().of(inputs.stream().mapToDouble(Input::value).toArray());
            Instant asOf =
                    inputs.stream().map(Input::asOf).max(Instant::compareTo).orElseThrow();
            return new Attempt(new Measured(rule.measure(), value, asOf), null, inputs);
        }

        private static boolean hasNoExposure(AssetFeatures features) {
            Feature gross = features.features().get(FeatureName.GROSS_GEX.wireName());
            Double value = gross == null ? null : gross.value();
            return value != null && value <= 0;
        }

        private static Input input(FeatureName name, Feature feature, double value, Instant now) {
            Instant asOf = feature.asOf() == null ? now : feature.asOf();
            long ageSeconds = Duration.between(asOf, now).toSeconds();
            return new Input(name.wireName(), value, feature.unit(), asOf, ageSeconds, feature.inputs());
        }
    }
}
