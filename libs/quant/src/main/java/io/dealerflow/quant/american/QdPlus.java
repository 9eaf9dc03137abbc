package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * A first guess of the exercise boundary, good to some 1e-3: the QD+ approximation (M. Li, <i>Analytical approximations
 * for the critical stock prices of American options</i>, Review of Derivatives Research 13, 2010), a quadratic
 * approximation of the premium corrected for its time dependence. Solved by Newton's method. A workspace for one thread.
 */
final class QdPlus {
    private static final int MOST_STEPS = 20;
    /** Share of a standard deviation: Newton's next step would be far below the approximation's own error. */
    private static final double CLOSE = 0.05;

    private static final double SMALL_GROWTH = 1e-3;

    private double rate;
    private double yield;
    private double variance;
    private double lowest;
    private double highest;
    private double years;
    private double total;
    private double spotDiscount;
    private double strikeDiscount;
    /** Weights in the smooth pasting condition of what exercise adds and of the European put's theta. */
    private double gainWeight;

    private double thetaWeight;

    /** Sets the terms of the option. */
    void begin(PutTerms terms) {
        rate = terms.rate();
        yield = terms.yield();
        variance = terms.volatility() * terms.volatility();
        lowest = terms.perpetualBoundary();
        highest = terms.boundaryAtExpiry();
    }

    /**
     * Boundary at {@code yearsToExpiry} to expiry as a share of the strike.
     *
     * @param start where to begin the search
     */
    double boundary(double yearsToExpiry, double start) {
        prepare(yearsToExpiry);
        double spot = Math.min(Math.max(start, lowest), highest);
        for (int i = 0; i < MOST_STEPS; i++) {
            double next = spot - newtonStep(spot);
            if (!(next > lowest)) {
                next = 0.5 * (spot + lowest);
            } else if (next > highest) {
                next = 0.5 * (spot + highest);
            }
            boolean close = Math.abs(next - spot) < CLOSE * total * spot;
            spot = next;
            if (close) {
                break;
            }
        }
        return spot;
    }

    private void prepare(double yearsToExpiry) {
        years = yearsToExpiry;
        total = Math.sqrt(variance * years);
        spotDiscount = Math.exp(-yield * years);
        strikeDiscount = Math.exp(-rate * years);
        double drift = 2 * (rate - yield) / variance - 1;
        double interest = interestOverGrowth();
        double root = Math.sqrt(drift * drift + 8 * interest / variance);
        double power = -0.5 * (drift + root);
        double powerSlope = 2 * interest * interest / (variance * root);
        thetaWeight = -2 / (variance * root);
        gainWeight = thetaWeight * strikeDiscount * (interest - powerSlope / root) - power;
    }

    private double newtonStep(double spot) {
        double d1 = (Math.log(spot) + (rate - yield) * years) / total + 0.5 * total;
        double d2 = d1 - total;
        double density = NormalDistribution.density(d1);
        double otherDensity = density * spot * spotDiscount / strikeDiscount; // that of d2
        double share = spotDiscount * tail(d1, density);
        double money = strikeDiscount * tail(d2, otherDensity);
        double bell = spotDiscount * density;
        double decay = -0.5 * spot * bell * total / years;
        double theta = rate * money - yield * spot * share + decay;
        double charm = -bell * ((rate - yield) / total - d2 / (2 * years)) - yield * share;
        double gain = 1 - spot - money + spot * share;
        double value = (1 - share) * spot - gainWeight * gain + thetaWeight * theta;
        double slope = (1 - share) * (1 + gainWeight) + bell / total + thetaWeight * charm;
        return value / slope;
    }

    private static double tail(double x, double density) {
        double tail = density * MillsRatio.at(Math.abs(x));
        return x < 0 ? 1 - tail : tail;
    }

    /** {@code r / (1 - e^(-rT))}, and its limit {@code 1 / T}. */
    private double interestOverGrowth() {
        double growth = rate * years;
        return Math.abs(growth) > SMALL_GROWTH
                ? rate / (1 - strikeDiscount)
                : (1 + 0.5 * growth * (1 + growth / 6)) / years;
    }
}
