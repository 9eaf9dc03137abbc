package io.dealerflow.scoring.signals;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.ScoreSignal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a model said of an asset; as in {@link ScoreSignal.Model}. */
public record Answer(
        ModelName model,
        String version,
        @Nullable String label,
        @Nullable Double probability,
        @Nullable Double score,
        Instant asOf,
        String eventId) {
    public static Answer of(ModelSignal signal) {
        ModelOutput output = signal.output();
        String label = output.label();
        return new Answer(
                signal.model(),
                signal.modelVersion(),
                label,
                label == null ? null : output.probabilities().get(label),
                output.score(),
                signal.asOf(),
                signal.eventId());
    }

    ScoreSignal.Model at(Instant instant) {
        long age = Duration.between(asOf, instant).toSeconds();
        return new ScoreSignal.Model(model, version, label, probability, score, asOf, age, eventId);
    }
}
