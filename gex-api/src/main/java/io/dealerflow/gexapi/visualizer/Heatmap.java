package io.dealerflow.gexapi.visualizer;

import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.exposure.StrikeExposure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Net exposure by strike in parallel arrays, dollars per 1 % move.
 *
 * @param maxGexStrike strike with the highest net exposure
 * @param minGexStrike strike with the lowest, which is the most negative one where any is
 */
public record Heatmap(
        String symbol,
        String spotPrice,
        Instant timestamp,
        List<String> strikes,
        List<Double> gexValues,
        List<Color> colors,
        double totalCallGex,
        double totalPutGex,
        double totalNetGex,
        String maxGexStrike,
        String minGexStrike) {

    /** @param analysis with at least one strike */
    static Heatmap of(String symbol, GexAnalysis analysis) {
        List<StrikeExposure> rows = analysis.byStrike();
        GexTotals totals = analysis.totals();
        Comparator<StrikeExposure> byNet = Comparator.comparingDouble(StrikeExposure::netGex);
        return new Heatmap(
                symbol,
                PriceText.of(analysis.prepared().book().spot()),
                analysis.prepared().book().asOf(),
                column(rows, row -> PriceText.of(row.strike())),
                column(rows, StrikeExposure::netGex),
                column(rows, row -> Color.of(row.netGex())),
                totals.call(),
                totals.put(),
                totals.net(),
                PriceText.of(rows.stream().max(byNet).orElseThrow().strike()),
                PriceText.of(rows.stream().min(byNet).orElseThrow().strike()));
    }

    private static <T> List<T> column(List<StrikeExposure> rows, Function<StrikeExposure, T> value) {
        return rows.stream().map(value).toList();
    }
}
