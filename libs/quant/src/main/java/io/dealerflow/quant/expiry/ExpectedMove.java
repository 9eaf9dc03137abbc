package io.dealerflow.quant.expiry;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.Right;
import org.jspecify.annotations.Nullable;

/**
 * Expected move of spot until an expiry settles, in units of spot.
 *
 * @param straddle mid of the straddle struck nearest to the forward, the mean absolute move; null without two-sided quotes
 * @param sigma    spot · at-the-money volatility · √T, one standard deviation; null without a volatility at the money
 */
public record ExpectedMove(
        @Nullable Double straddle, @Nullable Double sigma) {

    /** The expected move of a series from {@code spot}, finite and {@code > 0}; nothing once it has settled. */
    public static ExpectedMove of(SeriesReading reading, double spot) {
        Require.positive(spot, "spot");
        if (reading.expired()) {
            return new ExpectedMove(null, null);
        }
        Double sigma = AtTheMoney.volatility(reading)
                .map(volatility -> spot * volatility * Math.sqrt(reading.years()))
                .orElse(null);
        return new ExpectedMove(straddle(reading), sigma);
    }

    /** The straddle where there is one, else sigma; null without either. */
    public @Nullable Double best() {
        return straddle != null ? straddle : sigma;
    }

    private static @Nullable Double straddle(SeriesReading reading) {
        Series series = reading.series();
        int rung = series.rungNearest(reading.forward().forward());
        if (rung == Series.NONE) {
            return null;
        }
        int call = series.at(rung, Right.CALL);
        int put = series.at(rung, Right.PUT);
        boolean quoted = call != Series.NONE && put != Series.NONE && series.isTwoSided(call) && series.isTwoSided(put);
        return quoted ? series.mid(call) + series.mid(put) : null;
    }
}
