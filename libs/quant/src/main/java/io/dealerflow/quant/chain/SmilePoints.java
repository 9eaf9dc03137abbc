package io.dealerflow.quant.chain;

import io.dealerflow.quant.chain.SeriesReading.Volatility;
import io.dealerflow.quant.pricing.NormalDistribution;
import io.dealerflow.quant.smile.Smile;
import io.dealerflow.quant.smile.SmileFit;
import io.dealerflow.quant.smile.SmilePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Input of a smile fit: the out-of-the-money contracts of a series, puts below the forward and calls from it on, weighted
 * by vega. Strikes farther out than three standard deviations are worth too little for their volatility to mean anything.
 */
final class SmilePoints {
    private static final double FARTHEST = 3;

    private SmilePoints() {}

    /** Empty when no contract has a usable volatility. */
    static Optional<Smile> smile(SeriesReading reading) {
        return SmileFit.of(of(reading), reading.years());
    }

    private static List<SmilePoint> of(SeriesReading reading) {
        Series series = reading.series();
        List<SmilePoint> points = new ArrayList<>(series.rungs());
        for (int rung = 0; rung < series.rungs(); rung++) {
            int contract = reading.outOfTheMoney(rung);
            Volatility volatility = contract == Series.NONE ? null : reading.ownVolatility(contract);
            SmilePoint point = volatility == null ? null : point(reading, series.rungStrike(rung), volatility.value());
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    private static @Nullable SmilePoint point(SeriesReading reading, double strike, double volatility) {
        double k = reading.logMoneyness(strike);
        double total = volatility * Math.sqrt(reading.years());
        if (Math.abs(k) > FARTHEST * total) {
            return null;
        }
        double vega = NormalDistribution.density(0.5 * total - k / total);
        return vega > 0 ? new SmilePoint(k, volatility, vega) : null;
    }
}
