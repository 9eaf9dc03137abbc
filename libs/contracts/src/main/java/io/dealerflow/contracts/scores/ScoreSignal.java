package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.models.ModelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asset's score, its newest daily bar and what models say of it, side by side; definitions in docs/scores.md. A part that is missing or too old is
 * left out, with its reason.
 *
 * @param source       the service that joined them
 * @param asOf         that of the score
 * @param signal       of the bar's change against the thresholds; null without a bar or a VIX
 * @param thresholdPct percent: a change above it is a {@link Signal#BUY}, one below its negative a {@link Signal#SELL}; null without a VIX
 * @param models       the newest answer of each model, by name
 * @param absent       reasons by part ({@code bar}, {@code vix}, or the name of a model): {@code NO_DATA}, {@code STALE}, {@code GAP}
 */
@RequiredUnlessNullable
public record ScoreSignal(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
        @Nullable Signal signal,
        @Nullable Double thresholdPct,
        @Nullable Bar bar,
        @Nullable Vix vix,
        Score score,
        List<Model> models,
        Map<String, String> absent)
        implements Event {
    public static final int VERSION = 1;

    public ScoreSignal {
        text(eventId, "event_id");
        text(symbol, "symbol");
        models = List.copyOf(models);
        absent = sorted(absent);
    }

    @Override
    public String subject() {
        return symbol;
    }

    @Override
    public String type() {
        return "io.dealerflow.score-signal.v1";
    }

    /**
     * The close of a date against the close of the date before.
     *
     * @param changePct  percent of the close before
     * @param asOf       when the close became known
     * @param ageSeconds from then to the signal's {@code asOf}
     */
    public record Bar(
            LocalDate date,
            double close,
            LocalDate previousDate,
            double previousClose,
            double changePct,
            Instant asOf,
            long ageSeconds) {}

    /**
     * The index that sets the thresholds.
     *
     * @param value      points
     * @param asOf       when it became known
     * @param ageSeconds from then to the signal's {@code asOf}
     */
    public record Vix(double value, Instant asOf, long ageSeconds) {}

    /** As in the {@link AssetScore} with that event id. */
    public record Score(@Nullable Double index, @Nullable Regime regime, PressureDirection pressure, String eventId) {}

    /**
     * What a model said of the asset.
     *
     * @param label       null of models that name none
     * @param probability of the label, 0–1; null without one
     * @param score       −1 (bad, bearish) to 1 (good, bullish); null of models without direction
     * @param asOf        event time of what it was said of
     * @param ageSeconds  from then to the signal's {@code asOf}
     * @param eventId     of the {@link io.dealerflow.contracts.models.ModelSignal}
     */
    public record Model(
            ModelName model,
            String modelVersion,
            @Nullable String label,
            @Nullable Double probability,
            @Nullable Double score,
            Instant asOf,
            long ageSeconds,
            String eventId) {}
}
