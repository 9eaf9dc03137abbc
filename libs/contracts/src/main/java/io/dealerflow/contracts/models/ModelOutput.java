package io.dealerflow.contracts.models;

import io.dealerflow.contracts.event.Checks;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers to one {@link ModelInput}: figures, or the reason why there are none.
 *
 * @param label         the class that it names; null with a reason, and of models that name none
 * @param probabilities of the classes, 0–1; empty of models without classes. Where a model has two sets of classes, those of the label's set
 * @param score         −1 (bad, bearish) to 1 (good, bullish); null of models without direction
 * @param values        other figures by name, for example {@code expected_volatility} (fraction per year), {@code lower}, {@code upper}
 * @param embedding     of the last layer, for models that have one; empty otherwise
 * @param asOf          event time of the newest data read; null when the input was the data
 * @param reason        why there is no answer, for example {@code TOO_FEW_BARS}, {@code UNREADABLE_IMAGE}; null when there is one
 */
@RequiredUnlessNullable
public record ModelOutput(
        @Nullable String label,
        Map<String, Double> probabilities,
        @Nullable Double score,
        Map<String, Double> values,
        List<Float> embedding,
        @Nullable Instant asOf,
        @Nullable String reason) {
    public ModelOutput {
        probabilities = Checks.sorted(probabilities);
        values = Checks.sorted(values);
        embedding = List.copyOf(embedding);
    }

    public static ModelOutput none(String reason) {
        return new ModelOutput(null, Map.of(), null, Map.of(), List.of(), null, reason);
    }
}
