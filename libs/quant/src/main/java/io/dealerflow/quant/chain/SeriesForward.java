package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;

/**
 * The forward of a series and the cost of carry that leads to it.
 *
 * @param forward       at the book's spot and as-of, {@code > 0}
 * @param carry         {@code b = ln(F/S)/T} at the series' own observation, fraction per year, unbounded
 * @param parityStrikes strikes behind a parity forward, 0 for the curve
 */
public record SeriesForward(ForwardSource source, double forward, double carry, int parityStrikes) {
    private static final double PARITY_RANGE = 0.10;
    private static final int MOST_STRIKES = 10;
    private static final int LEAST_STRIKES = 3;

    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public SeriesForward {
        Require.positive(forward, "forward");
        Require.finite(carry, "carry");
    }

    /**
     * Put-call parity over the (up to ten) strikes near spot at which call and put are worth most nearly the same, or the
     * curve where fewer than three have two-sided quotes.
     *
     * @param spot        the book's
     * @param years       from the book's as-of to settlement
     * @param ownYears    from the series' observation to settlement
     */
    static SeriesForward of(Series series, double spot, double years, double ownYears, Convention convention) {
        if (convention.forward() == ForwardRule.PARITY) {
            double[] estimates = parityEstimates(series, Math.exp(convention.rate(ownYears) * ownYears));
            double own = estimates.length < LEAST_STRIKES ? 0 : median(estimates);
            if (own > 0) {
                double carry = Math.log(own / series.observation().spot()) / ownYears;
                return new SeriesForward(ForwardSource.PARITY, spot * Math.exp(carry * years), carry, estimates.length);
            }
        }
        double carry = convention.curveCarry(years);
        return new SeriesForward(ForwardSource.CURVE, spot * Math.exp(carry * years), carry, 0);
    }

    /** {@code K + (C - P) e^(rT)} of the strikes with the smallest {@code |C - P|}. */
    private static double[] parityEstimates(Series series, double growth) {
        double ownSpot = series.observation().spot();
        double[] gaps = new double[MOST_STRIKES];
        double[] estimates = new double[MOST_STRIKES];
        int found = 0;
        for (int rung = 0; rung < series.rungs(); rung++) {
            double strike = series.rungStrike(rung);
            int call = series.at(rung, Right.CALL);
            int put = series.at(rung, Right.PUT);
            boolean near = Math.abs(strike / ownSpot - 1) <= PARITY_RANGE;
            if (!near || call == Series.NONE || put == Series.NONE) {
                continue;
            }
            if (series.isTwoSided(call) && series.isTwoSided(put)) {
                double difference = series.mid(call) - series.mid(put);
                int place = insertionPoint(gaps, found, Math.abs(difference));
                if (place < MOST_STRIKES) {
                    int moved = Math.min(found, MOST_STRIKES - 1) - place;
                    System.arraycopy(gaps, place, gaps, place + 1, moved);
                    System.arraycopy(estimates, place, estimates, place + 1, moved);
                    gaps[place] = Math.abs(difference);
                    estimates[place] = strike + difference * growth;
                    found = Math.min(found + 1, MOST_STRIKES);
                }
            }
        }
        return Arrays.copyOf(estimates, found);
    }

    private static int insertionPoint(double[] gaps, int found, double gap) {
        int place = found;
        while (place > 0 && gap < gaps[place - 1]) {
            place--;
        }
        return place;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
