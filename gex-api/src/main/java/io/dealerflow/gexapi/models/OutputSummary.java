package io.dealerflow.gexapi.models;

import io.dealerflow.contracts.models.ModelOutput;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model answers, without its embedding, which has hundreds of numbers. Fields are those of {@link ModelOutput}. */
public record OutputSummary(
        @Nullable String label,
        Map<String, Double> probabilities,
        @Nullable Double score,
        Map<String, Double> values,
        @Nullable Instant asOf,
        @Nullable String reason) {
    public static OutputSummary of(ModelOutput output) {
        return new OutputSummary(
                output.label(),
                output.probabilities(),
                output.score(),
                output.values(),
                output.asOf(),
                output.reason());
    }
}
