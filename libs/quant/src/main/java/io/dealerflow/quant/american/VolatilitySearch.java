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
import io.dealerflow.quant.vol.ImpliedVolatility.Premium;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

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
    private static final double HARDLY_ANY = 1e-6;
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
        AmericanOption option = quote.option(1);
        double floor = AmericanPricer.scale(option, market)
                * terms.risklessValue(Math.exp(AmericanPricer.logSpot(option, market)));
        Reason lost = lost(quote, floor);
        if (lost != null) {
            return new Unsolved(lost);
        }
        ImpliedVolatility european = european(quote, market);
        if (terms.neverExercised()) {
            return asAmerican(european);
        }
        Curve curve = new Curve(quote, market, volatility -> price(quote.option(volatility), market));
        double ceiling = quote.right() == Right.CALL ? market.spot() : quote.strike();
        return bounded(curve, ceiling, european);
    }

    /** @param escrowed the quoted option, at any volatility */
    AmericanVolatility find(Quote quote, EscrowedOption escrowed, DividendPricer withDividends) {
        if (escrowed.escrowedSpot() <= 0) {
            return new Unsolved(Reason.DIVIDENDS_EXCEED_SPOT);
        }
        if (escrowed.hasTwoBoundaries()) {
            return new Unsolved(Reason.TWO_BOUNDARIES);
        }
        Reason lost = lost(quote, withDividends.priceOrNaN(escrowed.withVolatility(HARDLY_ANY)));
        if (lost != null) {
            return new Unsolved(lost);
        }
        Market market = escrowed.escrowed();
        ImpliedVolatility european = european(quote, market);
        if (escrowed.neverExercised()) {
            return asAmerican(european);
        }
        Curve curve =
                new Curve(quote, market, volatility -> withDividends.priceOrNaN(escrowed.withVolatility(volatility)));
        return bounded(curve, escrowed.highestPrice(), european);
    }

    /**
     * Why a price at or below the floor has no volatility.
     *
     * @param floor price at no volatility
     */
    private static @Nullable Reason lost(Quote quote, double floor) {
        double lost = floor > 0 ? LOST * quote.strike() : 0;
        if (quote.price() < floor - lost) {
            return Reason.BELOW_INTRINSIC;
        }
        return quote.price() <= floor + lost ? Reason.VEGA_VANISHES : null;
    }

    private static AmericanVolatility bounded(Curve curve, double ceiling, ImpliedVolatility european) {
        if (curve.quote.price() >= ceiling) {
            return new Unsolved(Reason.ABOVE_UPPER_BOUND);
        }
        return bracketed(curve, european instanceof ImpliedVolatility.Solved solved ? solved.volatility() : 1);
    }

    private static AmericanVolatility bracketed(Curve curve, double start) {
        double close = CLOSE_PRICE * curve.quote.strike();
        double high = start;
        double error = curve.error(high);
        while (error < -close && high < HIGHEST) {
            high *= 2;
            error = curve.error(high);
        }
        if (Double.isNaN(error)) {
            return new Unsolved(Reason.NO_CONVERGENCE);
        }
        return error < -close ? new Unsolved(Reason.ABOVE_UPPER_BOUND) : narrowed(curve, high, error);
    }

    private static AmericanVolatility narrowed(Curve curve, double highest, double highestError) {
        double low = 0;
        double high = highest;
        double at = highest;
        double error = highestError;
        double slope = curve.europeanVega(at);
        for (int i = 0; i < MOST_STEPS && high - low > CLOSE_VOLATILITY * high; i++) {
            if (Math.abs(error) <= CLOSE_PRICE * curve.quote.strike()) {
                break;
            }
            double next = at - error / slope;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            double nextError = curve.error(next);
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

    /**
     * The quoted option's price by volatility.
     *
     * @param market of the European option that it is close to
     * @param price NaN where there is none
     */
    private record Curve(Quote quote, Market market, DoubleUnaryOperator price) {
        /** Model price less quoted price. */
        double error(double volatility) {
            return price.applyAsDouble(volatility) - quote.price();
        }

        double europeanVega(double volatility) {
            return BlackScholesMerton.greeks(quote.option(volatility).european(), market)
                    .vega();
        }
    }

    private double price(AmericanOption option, Market market) {
        return pricer.price(option, market) instanceof Priced priced ? priced.price() : Double.NaN;
    }

    private static ImpliedVolatility european(Quote quote, Market market) {
        return ImpliedVolatility.of(
                new Premium(quote.right(), quote.strike(), quote.price(), quote.yearsToExpiry()), market);
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
