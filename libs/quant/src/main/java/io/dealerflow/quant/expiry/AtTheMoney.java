package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.chain.SeriesReading.Volatility;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Volatility at the money forward. */
public final class AtTheMoney {
    /** Strikes farther from the forward than this are not used. */
    private static final double REACH = 0.10;

    private AtTheMoney() {}

    /**
     * Out-of-the-money volatility of a series, linear in strike between the nearest strikes on either side of the forward
     * that have one, fraction per year. Empty for a settled series or when a side has none within 10 %.
     */
    public static Optional<Double> volatility(SeriesReading reading) {
        if (reading.expired()) {
            return Optional.empty();
        }
        double forward = reading.forward().forward();
        Point below = nearest(reading, -1);
        Point above = nearest(reading, 1);
        if (below == null || above == null) {
            return Optional.empty();
        }
        double share =
                above.strike() == below.strike() ? 0 : (forward - below.strike()) / (above.strike() - below.strike());
        return Optional.of(below.volatility() + share * (above.volatility() - below.volatility()));
    }

    /**
     * Volatility at a horizon, linear in total variance between the live expiries around it, fraction per year; empty when
     * the horizon lies outside them.
     */
    public static Optional<Double> volatilityAt(PreparedBook prepared, double years) {
        return HorizonVolatility.at(prepared, years, AtTheMoney::volatility);
    }

    private record Point(double strike, double volatility) {}

    /** The strike nearest to the forward on one side (at the forward: both) whose out-of-the-money contract has a vol. */
    private static @Nullable Point nearest(SeriesReading reading, int side) {
        Series series = reading.series();
        double forward = reading.forward().forward();
        for (int step = 0; step < series.rungs(); step++) {
            int rung = side > 0 ? step : series.rungs() - 1 - step;
            double strike = series.rungStrike(rung);
            if (side * (strike - forward) < 0) {
                continue;
            }
            if (Math.abs(strike / forward - 1) > REACH) {
                return null;
            }
            int contract = reading.outOfTheMoney(rung);
            Volatility volatility = contract == Series.NONE ? null : reading.volatility(contract);
            if (volatility != null) {
                return new Point(strike, volatility.value());
            }
        }
        return null;
    }
}
