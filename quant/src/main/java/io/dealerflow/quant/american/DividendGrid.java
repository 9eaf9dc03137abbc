package io.dealerflow.quant.american;

import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import java.util.List;

/**
 * Early exercise premium with dividends in money, backwards in time on a grid of escrowed spots.
 *
 * <p>A value discounted to today, seen at {@code z = (ln(X/X0) - (r - q - sigma^2/2) t) / (sigma sqrt(T))}, follows the heat
 * equation whatever the option, and what exercise pays is linear in {@code e^(sigma sqrt(T) z)}. The European option is
 * carried along, so that its error on the grid, known by formula, can be taken off: the difference of both is the premium.
 *
 * <ul>
 *   <li>The last moment before expiry is taken by formula, which leaves no kink at the strike.
 *   <li>Steps are even in the root of the time to the next event, expiry or ex-date.
 *   <li>Exercise between ex-dates is allowed where the shares' yield exceeds the strike's interest (a call) or falls short
 *       of it (a put); elsewhere waiting pays.
 *   <li>Exercise just before an ex-date leaves a kink between two nodes. What the sum over nodes then lacks of the integral,
 *       by the Euler–Maclaurin formula, is added to the two.
 * </ul>
 *
 * <p>The error falls with the square of node distance and time step. A workspace for one thread.
 */
final class DividendGrid {
    /** Deviations covered, to which come those by which the spot's own measure is shifted. */
    private static final double WIDTH = 5;
    /** In squared node distances: what diffuses by formula. */
    private static final double SMOOTHED = 4;

    private static final double SHORTEST = 1e-9;
    /** What each dividend adds to the steps, at least, as a share of them. */
    private static final double STEPS_ADDED = 0.1;

    private final int half;
    private final int steps;
    private final Diffusion diffusion;
    /** Values and payoff by node, deeper in the money upwards. */
    private final double[] american;

    private final double[] european;
    private final double[] payoff;
    /** Growth of the spot at each node. */
    private final double[] growth;

    private double deviation;
    private double distance;
    private double years;
    private double rate;
    private double yield;
    private double sign;
    /** Discounted, exercise pays {@code sign (shares growth + cash - money)}. */
    private double shares;

    private double cash;
    private double money;

    /**
     * @param half nodes on either side of the spot
     * @param steps of an option without dividends; each dividend adds some
     */
    DividendGrid(int half, int steps) {
        this.half = half;
        this.steps = steps;
        int nodes = 2 * half + 1;
        diffusion = new Diffusion(nodes);
        american = new double[nodes];
        european = new double[nodes];
        payoff = new double[nodes];
        growth = new double[nodes];
    }

    /** Solves; what the other methods answer is about this option today. */
    void solve(EscrowedOption of) {
        layOut(of);
        List<Payment> payments = of.payments();
        double afterLast = years - payments.getLast().yearsToExDate();
        double left = Math.clamp(afterLast, SHORTEST * years, SMOOTHED * distance * distance * years);
        begin(of, left);
        double event = years;
        double time = years - left;
        for (int k = payments.size(); k > 0; k--) {
            double exDate = payments.get(k - 1).yearsToExDate();
            goBack(of, k, event, time, exDate);
            moveTo(exDate, of, k - 1);
            exerciseOnce();
            event = exDate;
            time = exDate;
        }
        goBack(of, 0, event, time, 0);
    }

    /** Worth of early exercise, in units of the underlying. */
    double premium() {
        return premium(0);
    }

    /** Derivative of the premium by the logarithm of the escrowed spot. */
    double slope() {
        return sign * (premium(1) - premium(-1)) / (2 * distance * deviation);
    }

    /** Second derivative of the premium by the logarithm of the escrowed spot. */
    double curvature() {
        double step = distance * deviation;
        return (premium(1) - 2 * premium(0) + premium(-1)) / (step * step);
    }

    /** Whether exercise now is best. */
    boolean exercised() {
        return american[half] <= payoff[half];
    }

    private double premium(int offset) {
        return american[half + offset] - european[half + offset];
    }

    private void layOut(EscrowedOption of) {
        AmericanOption option = of.option();
        years = option.yearsToExpiry();
        rate = of.market().rate();
        yield = of.market().dividendYield();
        sign = option.right().sign();
        deviation = option.volatility() * Math.sqrt(years);
        distance = (WIDTH + deviation) / half;
        for (int i = 0; i < growth.length; i++) {
            growth[i] = Math.exp(sign * deviation * distance * (i - half));
        }
    }

    private void moveTo(double time, EscrowedOption of, int firstPayment) {
        double discount = Math.exp(-yield * time);
        double variance = deviation * deviation * time / years;
        shares = of.escrowedSpot() * discount * Math.exp(-0.5 * variance);
        cash = of.escrow(firstPayment) * discount;
        money = of.option().strike() * Math.exp(-rate * time);
    }

    /** Values shortly before expiry: the European by formula, the American that or exercise. */
    private void begin(EscrowedOption of, double left) {
        double time = years - left;
        moveTo(time, of, of.payments().size());
        AmericanOption option = of.option();
        EuropeanOption atLast = new EuropeanOption(option.right(), option.strike(), left, option.volatility());
        double discount = Math.exp(-rate * time);
        for (int i = 0; i < european.length; i++) {
            Market there = new Market(shares * growth[i] / discount, rate, yield);
            european[i] = discount * BlackScholesMerton.price(atLast, there);
            american[i] = european[i];
        }
        exerciseOnce();
    }

    private void exerciseOnce() {
        double before = 0;
        for (int i = 0; i < american.length; i++) {
            double gain = sign * (shares * growth[i] + cash - money) - american[i];
            american[i] += Math.max(0, gain);
            if (before * gain < 0) {
                double share = before / (before - gain);
                double lacking = 0.5 * Math.abs(gain - before) * (1.0 / 6 - share * (1 - share));
                american[i - 1] += (1 - share) * lacking;
                american[i] += share * lacking;
            }
            before = gain;
        }
    }

    /** Goes from a time back to another, both at or before the event that the steps begin at. */
    private void goBack(EscrowedOption of, int firstPayment, double event, double from, double to) {
        double start = Math.sqrt(event - from);
        double end = Math.sqrt(event - to);
        int count = (int) Math.ceil(steps * (STEPS_ADDED + end / Math.sqrt(years)));
        double time = from;
        for (int k = 1; k <= count && time > to; k++) {
            double root = start + (end - start) * k / count;
            double next = k == count ? to : event - root * root;
            moveTo(next, of, firstPayment);
            fillPayoff();
            diffusion.prepare((time - next) / (2 * years * distance * distance));
            diffusion.advance(american, european, payoff);
            time = next;
        }
    }

    private void fillPayoff() {
        for (int i = 0; i < payoff.length; i++) {
            double stock = shares * growth[i] + cash;
            boolean pays = sign * (yield * stock - rate * money) > 0;
            payoff[i] = pays ? sign * (stock - money) : Double.NEGATIVE_INFINITY;
        }
    }
}
