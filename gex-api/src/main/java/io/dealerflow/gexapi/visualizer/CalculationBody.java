package io.dealerflow.gexapi.visualizer;

import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.calculate.Calculated;
import io.dealerflow.gexapi.calculate.Calculation;
import io.dealerflow.gexapi.calculate.HistoryContext;
import io.dealerflow.positioning.ConventionNames;
import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.expiry.PinRisk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A calculation as clients of the GEX Visualizer read it, with what it rests on beside it. Exposures are dollars of delta that
 * dealers must trade per 1 % move of spot.
 *
 * @param calculationTimestamp when this was answered
 * @param asOf                 the instant that the book describes
 * @param gammaExposures       ascending by strike, over all expiries
 * @param pinRisk              of the front expiry; null with a reason
 * @param pinRiskReason        why there is none; null when there is one, and when it was not asked for
 * @param alerts               open ones of the stored book, the newest first
 * @param alertsReason         why there cannot be any; null where the list says what there is
 * @param historicalContext    null when it was not asked for
 * @param quality              what became of the contracts; {@code REPEATED} are those listed again later in the chain
 * @param stale                whether the book comes from the fallback store
 */
public record CalculationBody(
        String symbol,
        String spotPrice,
        Instant calculationTimestamp,
        Instant asOf,
        List<GammaExposure> gammaExposures,
        Heatmap heatmap,
        FlipLevel gammaFlip,
        MarketMakerPosition marketMakerPosition,
        @Nullable PinRiskAnalysis pinRisk,
        PinRisk.@Nullable Reason pinRiskReason,
        List<StoredAlert> alerts,
        Calculated.@Nullable NoAlertsReason alertsReason,
        @Nullable HistoricalContext historicalContext,
        ConventionUsed convention,
        Quality quality,
        boolean stale) {

    /** @param now when this is answered */
    public static CalculationBody of(Calculated calculated, Instant now) {
        String symbol = calculated.symbol();
        Calculation calculation = calculated.calculation();
        Outcome<PinRisk, PinRisk.Reason> pin = calculation.pinRisk();
        HistoryContext history = calculated.history();
        return new CalculationBody(
                symbol,
                PriceText.of(calculation.book().spot()),
                now,
                calculation.book().asOf(),
                calculation.strikes().stream().map(GammaExposure::of).toList(),
                Heatmap.of(symbol, calculation.analysis()),
                FlipLevel.of(symbol, calculation.analysis()),
                MarketMakerPosition.of(symbol, calculation),
                pin instanceof Outcome.Found<PinRisk, PinRisk.Reason>(PinRisk found)
                        ? PinRiskAnalysis.of(symbol, calculation, found)
                        : null,
                pin instanceof Outcome.Missing<PinRisk, PinRisk.Reason>(PinRisk.Reason reason) ? reason : null,
                calculated.alerts(),
                calculated.noAlertsReason(),
                history == null
                        ? null
                        : HistoricalContext.of(
                                history, calculation.analysis().totals().net()),
                ConventionNames.used(calculation.convention()),
                quality(calculation.quality(), calculated.repeated()),
                calculated.stale());
    }

    private static Quality quality(BookQuality quality, int repeated) {
        Map<String, Integer> dropped = named(quality.dropped());
        if (repeated > 0) {
            dropped.put("REPEATED", repeated);
        }
        return new Quality(quality.received() + repeated, quality.used(), dropped, named(quality.volatilitySources()));
    }

    private static Map<String, Integer> named(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((key, count) -> named.put(key.name(), count));
        return named;
    }
}
