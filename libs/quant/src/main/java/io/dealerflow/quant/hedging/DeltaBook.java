package io.dealerflow.quant.hedging;

import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.WeightedLines;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.profile.MovingVolatility;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The dealers' Black–Scholes delta of a whole book under a shift of volatility and time, at any spot, under the convention's
 * dynamics. The delta of a contract, {@code sign e^(-qT) N(sign d1)}, is a weighted probability of a straight line over
 * {@code u = ln(S / S0)} as long as its volatility stays.
 */
final class DeltaBook {
    /** Slope of a settled option's line, so steep that its delta is 0 or full. */
    private static final double SETTLED = 1e-12;

    private final PreparedBook prepared;
    private final HedgingShift shift;

    DeltaBook(PreparedBook prepared, HedgingShift shift) {
        this.prepared = prepared;
        this.shift = shift;
    }

    /** Units of underlying that the dealers' options amount to at each spot. */
    double[] deltas(double... spots) {
        double ownSpot = prepared.book().spot();
        double[] moves =
                Arrays.stream(spots).map(spot -> Math.log(spot / ownSpot)).toArray();
        Positions positions = prepared.positions();
        if (prepared.convention().dynamics() == VolatilityDynamics.STICKY_STRIKE) {
            return sums(lines(positions::volatility), moves);
        }
        MovingVolatility[] moving = IntStream.range(0, positions.size())
                .mapToObj(i -> MovingVolatility.of(prepared, i))
                .toArray(MovingVolatility[]::new);
        return Arrays.stream(moves)
                .map(u -> sums(lines(i -> moving[i].at(u).value()), u)[0])
                .toArray();
    }

    private static double[] sums(WeightedLines lines, double... moves) {
        double[] sums = new double[moves.length];
        Kernels.chosen().probabilities(lines, moves, sums);
        return sums;
    }

    private WeightedLines lines(IntToDoubleFunction volatility) {
        Positions positions = prepared.positions();
        WeightedLines lines = new WeightedLines(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            int sign = positions.isCall(i) ? 1 : -1;
            double left = reading.years() - shift.years();
            double sigma = Math.max(SeriesReading.LEAST_VOLATILITY, volatility.applyAsDouble(i) + shift.volatility());
            double total = left > 0 ? sigma * Math.sqrt(left) : SETTLED;
            double years = Math.max(0, left);
            double drift = (reading.forward().carry() + 0.5 * sigma * sigma) * years;
            double d1 = (Math.log(prepared.book().spot() / positions.strike(i)) + drift) / total;
            double discount = Math.exp(-reading.dividendYield() * years);
            lines.set(i, sign * d1, sign / total, sign * discount * positions.signedUnits(i));
        }
        return lines;
    }
}
