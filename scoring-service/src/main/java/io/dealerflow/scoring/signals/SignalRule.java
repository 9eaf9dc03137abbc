package io.dealerflow.scoring.signals;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of a signal; definitions in docs/scores.md.
 *
 * @param changePct    percent: the threshold of a close's change at {@code calmVix}, {@code > 0}
 * @param calmVix      VIX, points, at which the threshold is that, {@code > 0}; it grows with the VIX
 * @param closeMaxAge  of the closes of the asset and the VIX, since they became known
 * @param answerMaxAge of what models say
 */
public record SignalRule(double changePct, double calmVix, Duration closeMaxAge, Duration answerMaxAge) {
    private static final String SOURCE = "scoring-service";
    private static final String NO_DATA = "NO_DATA";
    private static final String STALE = "STALE";
    private static final String GAP = "GAP";
    private static final int MAX_GAP_DAYS = 10;
    private static final double PERCENT = 100;
    private static final List<ModelName> MODELS = List.of(
            ModelName.CHART_PATTERN,
            ModelName.ENSEMBLE,
            ModelName.FORECAST,
            ModelName.NEWS_SENTIMENT,
            ModelName.REGIME);

    public SignalRule {
        if (!(changePct > 0) || !(calmVix > 0) || closeMaxAge.isNegative() || answerMaxAge.isNegative()) {
            throw new IllegalArgumentException("thresholds must be above 0 and ages not negative, were " + changePct
                    + ", " + calmVix + ", " + closeMaxAge + ", " + answerMaxAge);
        }
    }

    /**
     * @param parts of the asset, after {@code scored}
     * @param vix   its newest close; null when none is known
     */
    public ScoreSignal join(Scored scored, AssetParts parts, @Nullable DailyClose vix) {
        Map<String, String> absent = new TreeMap<>();
        ScoreSignal.Bar bar = bar(scored.asOf(), parts, absent);
        ScoreSignal.Vix index = vix(scored.asOf(), vix, absent);
        Double threshold = index == null ? null : changePct * index.value() / calmVix;
        Signal signal = bar == null || threshold == null ? null : signal(bar.changePct(), threshold);
        List<ScoreSignal.Model> models = models(scored.asOf(), parts, absent);
        String content = String.join(
                "\n",
                scored.score().toString(),
                String.valueOf(bar),
                String.valueOf(index),
                models.toString(),
                absent.toString());
        return new ScoreSignal(
                EventIds.of(
                        SOURCE,
                        "signal " + scored.asset(),
                        scored.asOf(),
                        EventIds.sha256(content.getBytes(StandardCharsets.UTF_8))),
                SOURCE,
                scored.asOf(),
                scored.ingestTs(),
                ScoreSignal.VERSION,
                scored.asset(),
                signal,
                threshold,
                bar,
                index,
                scored.score(),
                models,
                absent);
    }

    private static Signal signal(double change, double threshold) {
        if (change > threshold) {
            return Signal.BUY;
        }
        return change < -threshold ? Signal.SELL : Signal.HOLD;
    }

    private ScoreSignal.@Nullable Bar bar(Instant asOf, AssetParts parts, Map<String, String> absent) {
        DailyClose before = parts.before();
        DailyClose last = parts.last();
        if (before == null || last == null) {
            absent.put("bar", NO_DATA);
            return null;
        }
        if (isTooOld(last.knownAt(), asOf, closeMaxAge)) {
            absent.put("bar", STALE);
            return null;
        }
        if (ChronoUnit.DAYS.between(before.date(), last.date()) > MAX_GAP_DAYS || before.value() <= 0) {
            absent.put("bar", GAP);
            return null;
        }
        return new ScoreSignal.Bar(
                last.date(),
                last.value(),
                before.date(),
                before.value(),
                PERCENT * (last.value() / before.value() - 1),
                last.knownAt(),
                Duration.between(last.knownAt(), asOf).toSeconds());
    }

    private ScoreSignal.@Nullable Vix vix(Instant asOf, @Nullable DailyClose vix, Map<String, String> absent) {
        if (vix == null || vix.knownAt().isAfter(asOf)) {
            absent.put("vix", NO_DATA);
            return null;
        }
        if (isTooOld(vix.knownAt(), asOf, closeMaxAge)) {
            absent.put("vix", STALE);
            return null;
        }
        return new ScoreSignal.Vix(
                vix.value(),
                vix.knownAt(),
                Duration.between(vix.knownAt(), asOf).toSeconds());
    }

    private List<ScoreSignal.Model> models(Instant asOf, AssetParts parts, Map<String, String> absent) {
        List<ScoreSignal.Model> models = new ArrayList<>();
        for (ModelName name : MODELS) {
            Optional<Answer> answer = parts.answer(name, asOf);
            if (answer.isEmpty()) {
                absent.put(name.wireName(), NO_DATA);
            } else if (isTooOld(answer.get().asOf(), asOf, answerMaxAge)) {
                absent.put(name.wireName(), STALE);
            } else {
                models.add(answer.get().at(asOf));
            }
        }
        return models;
    }

    private static boolean isTooOld(Instant known, Instant asOf, Duration maxAge) {
        return known.plus(maxAge).isBefore(asOf);
    }
}
