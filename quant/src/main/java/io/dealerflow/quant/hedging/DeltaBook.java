package io.dealerflow.quant.hedging;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;

/** The dealers' delta of a whole book in columns, at any spot, shift of volatility and shift of time. */
final class DeltaBook {
    /** A shift takes no volatility below this. */
    private static final double LEAST_VOLATILITY = 0.005;

    private final double[] units;
    private final double[] logStrike;
    private final double[] volatility;
    private final double[] years;
    private final double[] carry;
    private final double[] dividendYield;
    private final int[] sign;

    private DeltaBook(int n) {
        units = new double[n];
        logStrike = new double[n];
        volatility = new double[n];
        years = new double[n];
        carry = new double[n];
        dividendYield = new double[n];
        sign = new int[n];
    }

    static DeltaBook of(PreparedBook prepared) {
        Positions positions = prepared.positions();
        DeltaBook book = new DeltaBook(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            book.units[i] = positions.signedUnits(i);
            book.logStrike[i] = Math.log(positions.strike(i));
            book.volatility[i] = positions.volatility(i);
            book.years[i] = reading.years();
            book.carry[i] = reading.forward().carry();
            book.dividendYield[i] = reading.dividendYield();
            book.sign[i] = positions.isCall(i) ? 1 : -1;
        }
        return book;
    }

    /** Units of underlying that the dealers' options amount to. */
    double delta(double spot, HedgingShift shift) {
        double logSpot = Math.log(spot);
        double sum = 0;
        for (int i = 0; i < units.length; i++) {
            double left = years[i] - shift.years();
            sum += units[i] * (left > 0 ? delta(i, logSpot, shift.volatility(), left) : settled(i, logSpot));
        }
        return sum;
    }

    private double delta(int i, double logSpot, double volatilityShift, double left) {
        double sigma = Math.max(LEAST_VOLATILITY, volatility[i] + volatilityShift);
        double drift = (carry[i] + 0.5 * sigma * sigma) * left;
        double d1 = (logSpot - logStrike[i] + drift) / (sigma * Math.sqrt(left));
        return sign[i] * Math.exp(-dividendYield[i] * left) * NormalDistribution.cumulative(sign[i] * d1);
    }

    /** The delta of an option at its settlement: all or nothing. */
    private double settled(int i, double logSpot) {
        return sign[i] * (logSpot - logStrike[i]) > 0 ? sign[i] : 0;
    }
}
