package io.dealerflow.gexapi.visualizer;

import io.dealerflow.gexapi.history.ExposurePoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Exposure as a stored snapshot has it, dollars per 1 % move.
 *
 * @param gammaFlipLevel the crossing nearest to spot, null when there is none
 */
public record HistoricalPoint(
        String symbol,
        Instant timestamp,
        String spotPrice,
        double totalGex,
        double callGex,
        double putGex,
        @Nullable String gammaFlipLevel,
        MarketRegime marketRegime) {

    public static HistoricalPoint of(String symbol, ExposurePoint point) {
        return new HistoricalPoint(
                symbol,
                point.asOf(),
                PriceText.of(point.spot()),
                point.netGex(),
                point.callGex(),
                point.putGex(),
                PriceText.rounded(point.gammaFlip()),
                MarketRegime.of(point.regime()));
    }
}
