package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;

/**
 * Values of an option at a time, by the growth of its escrowed spot; in units of the underlying, discounted to today.
 *
 * @param time in years
 * @param shares the escrowed spot at growth 1
 * @param cash the dividends to come
 * @param money the strike
 */
record Moment(EscrowedOption option, double time, double shares, double cash, double money) {
    /** @param firstPayment of those to come, counted from 0 */
    static Moment of(EscrowedOption option, double time, int firstPayment) {
        double volatility = option.option().volatility();
        double discount = Math.exp(-option.market().dividendYield() * time);
        return new Moment(
                option,
                time,
                option.escrowedSpot() * discount * Math.exp(-0.5 * volatility * volatility * time),
                option.escrow(firstPayment) * discount,
                option.option().strike() * Math.exp(-option.market().rate() * time));
    }

    /** Exercise value, which may be negative. */
    double exercised(double growth) {
        return sign() * (shares * growth + cash - money);
    }

    /** What exercise pays where waiting costs: a call's yield exceeds the strike's interest, a put's falls short of it. */
    void fillWhereWaitingCosts(double[] growth, double[] payoff) {
        double sign = sign();
        double yield = option.market().dividendYield();
        double interest = option.market().rate() * money;
        for (int i = 0; i < payoff.length; i++) {
            double stock = shares * growth[i] + cash;
            boolean costs = sign * (yield * stock - interest) > 0;
            payoff[i] = costs ? sign * (stock - money) : Double.NEGATIVE_INFINITY;
        }
    }

    /** Value of the European option. */
    double held(double growth) {
        AmericanOption kept = option.option();
        double left = kept.yearsToExpiry() - time;
        if (left <= 0) {
            return Math.max(0, sign() * (shares * growth - money));
        }
        double discount = Math.exp(-option.market().rate() * time);
        Market there = new Market(
                shares * growth / discount,
                option.market().rate(),
                option.market().dividendYield());
        EuropeanOption european = new EuropeanOption(kept.right(), kept.strike(), left, kept.volatility());
        return discount * BlackScholesMerton.price(european, there);
    }

    /** What exercise at a later time pays, seen from this one. */
    double exercisedAt(Moment later, double growth) {
        double spent = Math.exp(-option.market().dividendYield() * (later.time - time));
        return sign() * (shares * spent * growth + later.cash - later.money);
    }

    private int sign() {
        return option.option().right().sign();
    }
}
