package io.dealerflow.quant.american;

import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanVolatility.Quote;
import io.dealerflow.quant.american.AmericanVolatility.Reason;
import io.dealerflow.quant.american.AmericanVolatility.Solved;
import io.dealerflow.quant.american.AmericanVolatility.Unsolved;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility;

/**
 * Finds an American implied volatility. The European one is an upper bound, as American prices are higher, and usually
 * close: a Newton step with the European vega, then secants, kept within a bracket.
 */
final class VolatilitySearch {
    /** Time value below this share of the strike is within the pricer's own error. */
    private static final double LOST = 1e-8;

    private static final double CLOSE_PRICE = 1e-14;
    private static final double CLOSE_VOLATILITY = 1e-13;
    private static final double HIGHEST = 64;
    private static final int MOST_STEPS = 100;

    private final AmericanPricer pricer;

    VolatilitySearch(AmericanPricer pricer) {
        this.pricer = pricer;
    }

    AmericanVolatility find(Quote quote, Market market) {
        PutTerms terms = PutTerms.of(quote.option(1), market);
        if (terms.hasTwoBoundaries()) {
            return new Unsolved(Reason.TWO_BOUNDARIES);
        }
        ImpliedVolatility european = european(quote, market);
        if (terms.neverExercised()) {
            return asAmerican(european);
        }
        AmericanOption option = quote.option(1);
        double floor = AmericanPricer.scale(option, market)
                * terms.risklessValue(Math.exp(AmericanPricer.logSpot(option, market)));
        double lost = floor > 0 ? LOST * quote.strike() : 0;
        if (quote.price() < floor - lost) {
            return new Unsolved(Reason.BELOW_INTRINSIC);
        }
        if (quote.price() <= floor + lost) {
            return new Unsolved(Reason.VEGA_VANISHES);
        }
        if (quote.price() >= (quote.right() == Right.CALL ? market.spot() : quote.strike())) {
            return new Unsolved(Reason.ABOVE_UPPER_BOUND);
        }
        double start = european instanceof ImpliedVolatility.Solved solved ? solved.volatility() : 1;
        return bracketed(quote, market, start);
    }

    private AmericanVolatility bracketed(Quote quote, Market market, double start) {
        double high = start;
        double error = error(quote, market, high);
        while (error < -CLOSE_PRICE * quote.strike() && high < HIGHEST) {
            high *= 2;
            error = error(quote, market, high);
        }
        if (Double.isNaN(error)) {
            return new Unsolved(Reason.NO_CONVERGENCE);
        }
        return error < -CLOSE_PRICE * quote.strike()
                ? new Unsolved(Reason.ABOVE_UPPER_BOUND)
                : narrowed(quote, market, high, error);
    }

    private AmericanVolatility narrowed(Quote quote, Market market, double highest, double highestError) {
        double low = 0;
        double high = highest;
        double at = highest;
        double error = highestError;
        double slope =
                BlackScholesMerton.greeks(quote.option(at).european(), market).vega();
        for (int i = 0; i < MOST_STEPS && high - low > CLOSE_VOLATILITY * high; i++) {
            if (Math.abs(error) <= CLOSE_PRICE * quote.strike()) {
                break;
            }
            double next = at - error / slope;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            double nextError = error(quote, market, next);
            if (Double.isNaN(nextError)) {
                return new Unsolved(Reason.NO_CONVERGENCE);
            }
            if (nextError < 0) {
                low = next;
            } else {
                high = next;
            }
            boolean slow = Math.abs(nextError) > 0.5 * Math.abs(error);
            slope = slow ? 0 : (nextError - error) / (next - at);
            at = next;
            error = nextError;
        }
        return new Solved(at);
    }

    /** Model price less quoted price; NaN where the pricer has no price. */
    private double error(Quote quote, Market market, double volatility) {
        return pricer.price(quote.option(volatility), market) instanceof Priced priced
                ? priced.price() - quote.price()
                : Double.NaN;
    }

    private static ImpliedVolatility european(Quote quote, Market market) {
        double years = quote.yearsToExpiry();
        double forward = market.spot() * Math.exp((market.rate() - market.dividendYield()) * years);
        double undiscounted = quote.price() * Math.exp(market.rate() * years);
        return ImpliedVolatility.of(
                new ImpliedVolatility.Quote(quote.right(), quote.strike(), undiscounted, forward, years));
    }

    private static AmericanVolatility asAmerican(ImpliedVolatility european) {
        return switch (european) {
            case ImpliedVolatility.Solved solved -> new Solved(solved.volatility());
            case ImpliedVolatility.Unsolved unsolved ->
                new Unsolved(
                        switch (unsolved.reason()) {
                            case BELOW_INTRINSIC -> Reason.BELOW_INTRINSIC;
                            case ABOVE_UPPER_BOUND -> Reason.ABOVE_UPPER_BOUND;
                            case VEGA_VANISHES -> Reason.VEGA_VANISHES;
                        });
        };
    }
}
