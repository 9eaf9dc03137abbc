package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * The value of exercise at one ex-date over the European option, some time earlier: the integral of the gain over
 * the transition density. Between the last ex-date and expiry, if there is little time, the European formula is what
 * waiting is worth; its own bend at the strike may then be as narrow as one pleases. A workspace for one thread.
 */
final class LastExDate {
    /** Deviations beyond which the density is negligible. */
    private static final double FAR = 6.5;

    private static final int POINTS = 24;
    private static final GaussLegendre RULE = new GaussLegendre(POINTS);
    private static final int PIECES = 3;
    private static final int STRIDE = 4;
    private static final int HALVINGS = 45;

    private final Nodes nodes;
    private final double[] place = new double[PIECES * POINTS];
    private final double[] gain = new double[PIECES * POINTS];

    LastExDate(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Adds the gain.
     *
     * @param exDate with the cash that exercise pays
     * @param before the moment that the values are of
     * @param values at every node, the European option's
     */
    void add(Moment exDate, Moment before, double[] values) {
        double width = Math.sqrt(nodes.variance(exDate.time() - before.time()));
        double begin = begin(exDate, FAR * width);
        fillPoints(exDate, begin, 2 * FAR * width);
        for (int i = 0; i < values.length; i++) {
            double beyond = nodes.at(i) - begin;
            if (beyond > FAR * width) {
                values[i] = Math.max(values[i], before.exercisedAt(exDate, nodes.growth[i]));
            } else if (beyond > -FAR * width) {
                values[i] += mean(nodes.at(i), width);
            }
        }
    }

    /** From where on exercise gains, infinity where it never does; waiting being worth a convex function, there is one such place. */
    private double begin(Moment exDate, double margin) {
        int first = 0;
        while (first < nodes.count && gain(exDate, nodes.at(first)) <= 0) {
            first += STRIDE;
        }
        if (first == 0) {
            return nodes.at(0) - 2 * margin;
        }
        double low = nodes.at(first - STRIDE);
        double high = first < nodes.count ? nodes.at(first) : Double.POSITIVE_INFINITY;
        for (int i = 0; i < HALVINGS && high < Double.POSITIVE_INFINITY; i++) {
            double middle = 0.5 * (low + high);
            if (gain(exDate, middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Three pieces, the second being where the European option bends. */
    private void fillPoints(Moment exDate, double begin, double length) {
        double years = exDate.option().option().yearsToExpiry();
        Moment expiry =
                Moment.of(exDate.option(), years, exDate.option().payments().size());
        double strike = nodes.placeOf(expiry.money() / expiry.shares());
        double bend = FAR * Math.sqrt(nodes.variance(years - exDate.time()));
        double from = Math.clamp(strike - bend, begin, begin + length);
        double to = Math.clamp(strike + bend, begin, begin + length);
        fillPiece(exDate, 0, begin, from);
        fillPiece(exDate, 1, from, to);
        fillPiece(exDate, 2, to, begin + length);
    }

    private void fillPiece(Moment exDate, int piece, double from, double to) {
        double half = 0.5 * (to - from);
        for (int k = 0; k < POINTS; k++) {
            int i = piece * POINTS + k;
            place[i] = from + half * (1 + RULE.point(k));
            gain[i] = half > 0 ? half * RULE.weight(k) * gain(exDate, place[i]) : 0;
        }
    }

    private double mean(double at, double width) {
        double sum = 0;
        for (int i = 0; i < place.length; i++) {
            double deviations = (place[i] - at) / width;
            sum += gain[i] * Math.exp(-0.5 * deviations * deviations);
        }
        return sum * NormalDistribution.DENSITY_AT_ZERO / width;
    }

    private double gain(Moment exDate, double at) {
        double growth = nodes.growthAt(at);
        return exDate.exercised(growth) - exDate.held(growth);
    }
}
