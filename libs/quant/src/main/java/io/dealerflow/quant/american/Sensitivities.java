package io.dealerflow.quant.american;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.american.AmericanGreeks.Unknown;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;

/** Sensitivities of an option whose boundary has just been solved. */
final class Sensitivities {
    private static final double VOLATILITY_STEP = 2e-4;
    /** Nearer to the boundary than this share of a deviation, the integral of gamma is narrower than its points. */
    private static final double TOUCH = 1e-3;

    private static final double RATE_STEP = 1e-5;

    private final ExerciseBoundary solved;
    private final ExerciseBoundary nearby;
    private final ExercisePremium premium;

    Sensitivities(Workspace work) {
        solved = work.boundary;
        nearby = work.nearby;
        premium = work.premium;
    }

    static AmericanGreeks european(AmericanOption option, Market market) {
        Greeks g = BlackScholesMerton.greeks(option.european(), market);
        return new Known(g.price(), g.delta(), g.gamma(), g.vega(), g.theta(), g.rho(), Exercise.NEVER);
    }

    static AmericanGreeks exercised(AmericanOption option, double price) {
        return new Known(price, option.right().sign(), 0, 0, 0, 0, Exercise.IMMEDIATE);
    }

    AmericanGreeks of(AmericanOption option, Market market, double price) {
        Greeks european = BlackScholesMerton.greeks(option.european(), market);
        premium.evaluateAll(PutTerms.of(option, market), solved, AmericanPricer.logSpot(option, market));
        double spot = market.spot();
        double delta = european.delta() + premiumDelta(option, spot);
        double gamma = touchesBoundary(option, market)
                ? boundaryGamma(option, market)
                : european.gamma() + premiumGamma(option, spot);
        double variance = option.volatility() * option.volatility();
        double theta = market.rate() * price
                - (market.rate() - market.dividendYield()) * spot * delta
                - 0.5 * variance * spot * spot * gamma;
        double vega = european.vega() + volatilitySlope(option, market);
        double rho = european.rho() + rateSlope(option, market);
        boolean finite = Double.isFinite(delta + gamma + theta + vega + rho);
        return finite
                ? new Known(price, delta, gamma, vega, theta, rho, Exercise.EARLY)
                : new Unknown(AmericanPrice.Reason.NO_CONVERGENCE);
    }

    /** A call is the spot times a put of strike over spot, so that its derivatives mix the put's. */
    private double premiumDelta(AmericanOption option, double spot) {
        return option.right() == Right.PUT
                ? premium.delta()
                : premium.value() - option.strike() / spot * premium.delta();
    }

    private double premiumGamma(AmericanOption option, double spot) {
        double ratio = option.strike() / spot;
        return option.right() == Right.PUT ? premium.gamma() / option.strike() : ratio * ratio * premium.gamma() / spot;
    }

    private boolean touchesBoundary(AmericanOption option, Market market) {
        double height = AmericanPricer.logSpot(option, market) - solved.logToday();
        return height < TOUCH * option.volatility() * Math.sqrt(option.yearsToExpiry());
    }

    /** Just above the boundary value and delta are those of exercise and theta is 0; gamma is what remains to be. */
    private static double boundaryGamma(AmericanOption option, Market market) {
        double move = option.volatility() * market.spot();
        double carry = market.dividendYield() * market.spot() - market.rate() * option.strike();
        return 2 * option.right().sign() * carry / (move * move);
    }

    private double volatilitySlope(AmericanOption option, Market market) {
        double step = VOLATILITY_STEP * option.volatility();
        double above = premiumNear(withVolatility(option, option.volatility() + step), market);
        double below = premiumNear(withVolatility(option, option.volatility() - step), market);
        return (above - below) / (2 * step);
    }

    /** One-sided where the other side has no boundary, or two. */
    private double rateSlope(AmericanOption option, Market market) {
        Market above = withRateWhereOneBoundary(option, market, RATE_STEP);
        Market below = withRateWhereOneBoundary(option, market, -RATE_STEP);
        return (premiumNear(option, above) - premiumNear(option, below)) / (above.rate() - below.rate());
    }

    private static Market withRateWhereOneBoundary(AmericanOption option, Market market, double step) {
        Market moved = new Market(market.spot(), market.rate() + step, market.dividendYield());
        PutTerms terms = PutTerms.of(option, moved);
        return terms.neverExercised() || terms.hasTwoBoundaries() ? market : moved;
    }

    private static AmericanOption withVolatility(AmericanOption option, double volatility) {
        return new AmericanOption(option.right(), option.strike(), option.yearsToExpiry(), volatility);
    }

    private double premiumNear(AmericanOption option, Market market) {
        PutTerms terms = PutTerms.of(option, market);
        double logSpot = AmericanPricer.logSpot(option, market);
        nearby.solveNear(solved, terms);
        if (logSpot <= nearby.logToday()) {
            return option.intrinsic(market.spot()) - BlackScholesMerton.price(option.european(), market);
        }
        premium.evaluate(terms, nearby, logSpot);
        return AmericanPricer.scale(option, market) * premium.value();
    }
}
