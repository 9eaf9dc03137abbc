package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;

/**
 * The put with strike 1 to which every option is reduced: a put is one after division by its strike, a call is the put
 * with spot and strike, rate and yield exchanged, divided by the spot (R. McDonald and M. Schroder, <i>A parity result for
 * American options</i>, 1998).
 */
record PutTerms(double rate, double yield, double volatility, double years) {
    private static final double MUCH_VOLATILITY = 0.75;
    private static final double MUCH_DRIFT = 4;
    private static final double LITTLE_INTEREST = 0.1;

    static PutTerms of(AmericanOption option, Market market) {
        return option.right() == Right.PUT
                ? new PutTerms(market.rate(), market.dividendYield(), option.volatility(), option.yearsToExpiry())
                : new PutTerms(market.dividendYield(), market.rate(), option.volatility(), option.yearsToExpiry());
    }

    double carry() {
        return rate - yield;
    }

    /** Interest on the strike never exceeds the dividends forgone, wherever the spot is below the strike. */
    boolean neverExercised() {
        return rate <= 0 && yield >= rate;
    }

    boolean hasTwoBoundaries() {
        return rate < 0 && yield < rate;
    }

    /**
     * Whether the default scheme is too coarse: much volatility, or so little that the spot drifts several deviations, or
     * interest so small beside a negative yield that the first guess is a poor one.
     */
    boolean isHard() {
        double root = Math.sqrt(years);
        return volatility * root > MUCH_VOLATILITY
                || (Math.abs(rate) + Math.abs(yield)) * root > MUCH_DRIFT * volatility
                || rate < LITTLE_INTEREST * -yield;
    }

    /** The boundary just before expiry: above it, waiting earns more than the strike's interest. */
    double boundaryAtExpiry() {
        return yield > rate ? rate / yield : 1;
    }

    /** The boundary of the option that never expires (R. Merton, 1973): all others lie above. */
    double perpetualBoundary() {
        double variance = volatility * volatility;
        double drift = 2 * carry() / variance - 1;
        double power = -0.5 * (drift + Math.sqrt(drift * drift + 8 * rate / variance));
        return power / (power - 1);
    }

    /** Value at no volatility: the best of all exercise times, when the spot follows its forward. */
    double risklessValue(double spot) {
        double best = Math.max(0, Math.max(1 - spot, discountedPayoff(spot, years)));
        double time = Math.log(yield * spot / rate) / (yield - rate);
        return time > 0 && time < years ? Math.max(best, discountedPayoff(spot, time)) : best;
    }

    private double discountedPayoff(double spot, double time) {
        return Math.exp(-rate * time) - spot * Math.exp(-yield * time);
    }
}
