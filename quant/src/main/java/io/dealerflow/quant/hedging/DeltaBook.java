package io.dealerflow.quant.hedging;

import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.WeightedLines;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;

/**
 * The dealers' delta of a whole book under a shift of volatility and time, at any spot. The delta of a contract,
 * {@code sign e^(-qT) N(sign d1)}, is a weighted probability of a straight line over {@code ln(S / S0)}.
 */
final class DeltaBook {
    /** A shift takes no volatility below this. */
    private static final double LEAST_VOLATILITY = 0.005;
    /** The line of a settled option rises so steeply that its delta is all or nothing. */
    private static final double SETTLED = 1e-12;

    private final double ownSpot;
    private final WeightedLines lines;

    private DeltaBook(double ownSpot, WeightedLines lines) {
        this.ownSpot = ownSpot;
        this.lines = lines;
    }

    static DeltaBook of(PreparedBook prepared, HedgingShift shift) {
        Positions positions = prepared.positions();
        double spot = prepared.book().spot();
        WeightedLines lines = new WeightedLines(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            int sign = positions.isCall(i) ? 1 : -1;
            double left = reading.years() - shift.years();
            double sigma = Math.max(LEAST_VOLATILITY, positions.volatility(i) + shift.volatility());
            double total = left > 0 ? sigma * Math.sqrt(left) : SETTLED;
            double years = Math.max(0, left);
            double drift = (reading.forward().carry() + 0.5 * sigma * sigma) * years;
            double d1 = (Math.log(spot / positions.strike(i)) + drift) / total;
            double discount = Math.exp(-reading.dividendYield() * years);
            lines.set(i, sign * d1, sign / total, sign * discount * positions.signedUnits(i));
        }
        return new DeltaBook(spot, lines);
    }

    /** Units of underlying that the dealers' options amount to at each spot. */
    double[] deltas(double... spots) {
        double[] shifts = new double[spots.length];
        for (int k = 0; k < spots.length; k++) {
            shifts[k] = Math.log(spots[k] / ownSpot);
        }
        double[] sums = new double[spots.length];
        Kernels.chosen().probabilities(lines, shifts, sums);
        return sums;
    }
}
