package io.dealerflow.quant.american;

import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Right;
import java.util.List;

/**
 * Early exercise premium with cash dividends, backwards in time on a grid of escrowed spots.
 *
 * <p>A value discounted to today, seen on {@link Nodes}, follows the heat equation whatever the option, and what exercise
 * pays is linear in the growth of the spot. The European option is carried along, so that its error on the grid, known by
 * formula, can be taken off: the difference of both is the premium.
 *
 * <ul>
 *   <li>The last moment before expiry is taken by formula, which leaves no kink at the strike. Where the last ex-date falls
 *       within it, so is as much before the ex-date: there is too little time for a grid to smooth what expiry leaves.
 *   <li>Steps are even in the root of the time to the next event, expiry or ex-date.
 *   <li>Exercise between ex-dates is allowed where the shares' yield exceeds the strike's interest (a call) or falls short
 *       of it (a put); elsewhere waiting pays.
 *   <li>Exercise just before an ex-date leaves a kink between two nodes. It diffuses by formula, and the grid holds what
 *       remains, until the kink is wide. So price and derivatives are smooth in spot and time, however near the ex-date.
 * </ul>
 *
 * <p>The error falls with the square of node distance and time step. A workspace for one thread.
 */
final class DividendGrid {
    /** In squared node distances: what diffuses by formula. */
    private static final double SMOOTHED = 4;
    /** What each dividend adds to the steps, at least, as a share of them. */
    private static final double STEPS_ADDED = 0.1;

    private final int steps;
    private final Nodes nodes;
    private final Kinks kinks;
    private final LastExDate lastExDate;
    private final Diffusion diffusion;
    /** Values without the kinks, and payoff without them, by node. */
    private final double[] american;

    private final double[] european;
    private final double[] payoff;

    /**
     * @param half nodes on either side of the spot
     * @param steps of an option without dividends; each dividend adds some
     */
    DividendGrid(int half, int steps) {
        this.steps = steps;
        nodes = new Nodes(half);
        kinks = new Kinks(nodes);
        lastExDate = new LastExDate(nodes);
        diffusion = new Diffusion(nodes.count);
        american = new double[nodes.count];
        european = new double[nodes.count];
        payoff = new double[nodes.count];
    }

    /** Solves; the other methods then return values of this option today. */
    void solve(EscrowedOption of) {
        nodes.layOut(of.option());
        List<Payment> payments = of.payments();
        double smoothed = nodes.time(SMOOTHED * nodes.distance() * nodes.distance());
        double event = of.option().yearsToExpiry();
        double time = event - smoothed;
        int left = payments.size();
        if (payments.getLast().yearsToExDate() > time) {
            left--;
            event = payments.getLast().yearsToExDate();
            time = Math.max(event - smoothed, left > 0 ? payments.get(left - 1).yearsToExDate() : 0);
        }
        begin(Moment.of(of, time, left), event);
        for (int k = left; k > 0; k--) {
            double exDate = payments.get(k - 1).yearsToExDate();
            goBack(of, k, new Stretch(event, time, exDate));
            putKinksOnGrid(exDate);
            exercise(Moment.of(of, exDate, k - 1));
            event = exDate;
            time = exDate;
        }
        goBack(of, 0, new Stretch(event, time, 0));
    }

    /** Value of early exercise, in units of the underlying. */
    double premium() {
        return onGrid(0) + kinks.value(nodes.half, 0);
    }

    /** Derivative of the premium by the logarithm of the escrowed spot. */
    double slope() {
        double perNode = 0.5 * (onGrid(1) - onGrid(-1));
        return (perNode / nodes.distance() + kinks.firstDerivative()) / nodes.perDeviation();
    }

    /** Second derivative of the premium by the logarithm of the escrowed spot. */
    double curvature() {
        double perNode = onGrid(1) - 2 * onGrid(0) + onGrid(-1);
        double perPlace = perNode / (nodes.distance() * nodes.distance()) + kinks.secondDerivative();
        return perPlace / (nodes.perDeviation() * nodes.perDeviation());
    }

    /** Whether exercise now is best. */
    boolean exercised() {
        return american[nodes.half] <= payoff[nodes.half];
    }

    private double onGrid(int offset) {
        return american[nodes.half + offset] - european[nodes.half + offset];
    }

    /** Values at the first moment that the grid goes back from, the event being expiry or the ex-date after it. */
    private void begin(Moment moment, double event) {
        EscrowedOption of = moment.option();
        for (int i = 0; i < european.length; i++) {
            european[i] = moment.held(nodes.growth[i]);
            american[i] = european[i];
        }
        if (event < of.option().yearsToExpiry() || moment.cash() > 0) {
            boolean cumDividend = of.option().right() == Right.CALL;
            int paid = of.payments().size() - (cumDividend ? 1 : 0);
            lastExDate.add(Moment.of(of, event, paid), moment, american);
        }
        exercise(moment);
    }

    private void exercise(Moment moment) {
        for (int i = 0; i < american.length; i++) {
            payoff[i] = moment.exercised(nodes.growth[i]) - american[i];
            american[i] += Math.max(0, payoff[i]);
        }
        kinks.find(payoff, moment.time(), moment.money());
        addKinks(american, -1, moment.time());
    }

    private void putKinksOnGrid(double time) {
        addKinks(american, 1, time);
        kinks.clear();
    }

    private void addKinks(double[] values, int sign, double time) {
        for (int i = 0; i < values.length && !kinks.isEmpty(); i++) {
            values[i] += sign * kinks.value(i, time);
        }
    }

    /**
     * Some time without an ex-date.
     *
     * @param event that the steps begin at, at or after {@code from}
     * @param to before {@code from}
     */
    private record Stretch(double event, double from, double to) {
        double at(int step, int steps) {
            double start = Math.sqrt(event - from);
            double root = start + (Math.sqrt(event - to) - start) * step / steps;
            return step == steps ? to : event - root * root;
        }
    }

    private void goBack(EscrowedOption of, int firstPayment, Stretch stretch) {
        double share = Math.sqrt(nodes.variance(stretch.event - stretch.to));
        int count = (int) Math.ceil(steps * (STEPS_ADDED + share));
        double time = stretch.from;
        for (int k = 1; k <= count && time > stretch.to; k++) {
            if (kinks.areWide(time, stretch.to == 0)) {
                putKinksOnGrid(time);
            }
            double next = stretch.at(k, count);
            fillPayoff(Moment.of(of, next, firstPayment));
            double ratio = nodes.variance(time - next) / (2 * nodes.distance() * nodes.distance());
            diffusion.prepare(ratio);
            diffusion.advance(american, european, payoff);
            time = next;
        }
    }

    private void fillPayoff(Moment moment) {
        moment.fillWhereWaitingCosts(nodes.growth, payoff);
        for (int i = 0; i < payoff.length && !kinks.isEmpty(); i++) {
            if (payoff[i] > Double.NEGATIVE_INFINITY) {
                payoff[i] -= kinks.value(i, moment.time());
            }
        }
    }
}
