package io.dealerflow.quant.american;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.american.AmericanGreeks.Unknown;
import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanPrice.Reason;
import io.dealerflow.quant.american.AmericanPrice.Unpriced;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Greeks;

/**
 * Prices options with cash dividends before expiry: the European option on the escrowed spot, and the early exercise
 * premium, extrapolated from two grids of which one is twice as fine (L. Richardson, 1911).
 */
final class DividendPricer {
    private static final double VOLATILITY_STEP = 1e-2;
    private static final double RATE_STEP = 1e-3;
    private static final double MOST_DEVIATION = 16;

    private final DividendGrid coarse = new DividendGrid(150, 40);
    private final DividendGrid fine = new DividendGrid(300, 80);

    AmericanPrice price(EscrowedOption of) {
        if (of.escrowedSpot() <= 0) {
            return new Unpriced(Reason.DIVIDENDS_EXCEED_SPOT);
        }
        if (of.hasTwoBoundaries()) {
            return new Unpriced(Reason.TWO_BOUNDARIES);
        }
        double european = BlackScholesMerton.price(of.option().european(), of.escrowed());
        if (of.neverExercised()) {
            return new Priced(european, Exercise.NEVER);
        }
        EscrowedOption resolved = of.withVolatility(Math.min(of.option().volatility(), highestVolatility(of)));
        fine.solve(resolved);
        double intrinsic = of.option().intrinsic(of.market().spot());
        if (fine.exercised()) {
            return new Priced(intrinsic, Exercise.IMMEDIATE);
        }
        coarse.solve(resolved);
        double price = european + extrapolated(fine.premium(), coarse.premium());
        return Double.isFinite(price)
                ? new Priced(Math.max(price, Math.max(european, intrinsic)), Exercise.EARLY)
                : new Unpriced(Reason.NO_CONVERGENCE);
    }

    /** Above it no price changes any more, while the grid leaves the range of numbers. */
    private static double highestVolatility(EscrowedOption of) {
        return MOST_DEVIATION / Math.sqrt(of.option().yearsToExpiry());
    }

    /** The price, NaN where there is none. */
    double priceOrNaN(EscrowedOption of) {
        return price(of) instanceof Priced priced ? priced.price() : Double.NaN;
    }

    /** Delta and gamma are derivatives on the grids; vega and rho are central differences of the price. */
    AmericanGreeks greeks(EscrowedOption of) {
        return switch (price(of)) {
            case Unpriced unpriced -> new Unknown(unpriced.reason());
            case Priced priced
            when priced.exercise() == Exercise.IMMEDIATE -> Sensitivities.exercised(of.option(), priced.price());
            case Priced priced -> alive(of, priced);
        };
    }

    private AmericanGreeks alive(EscrowedOption of, Priced priced) {
        Greeks european = BlackScholesMerton.greeks(of.option().european(), of.escrowed());
        boolean early = priced.exercise() == Exercise.EARLY;
        double slope = early ? extrapolated(fine.slope(), coarse.slope()) : 0;
        double curvature = early ? extrapolated(fine.curvature(), coarse.curvature()) : 0;
        double escrowed = of.escrowedSpot();
        double delta = withinBounds(of, european.delta() + slope / escrowed);
        double gamma = Math.max(0, european.gamma() + (curvature - slope) / (escrowed * escrowed));
        double theta = theta(of, priced.price(), delta, gamma);
        double vega = vega(of);
        double rho = rho(of);
        return Double.isFinite(delta + gamma + theta + vega + rho)
                ? new Known(priced.price(), delta, gamma, vega, theta, rho, priced.exercise())
                : new Unknown(Reason.NO_CONVERGENCE);
    }

    /** A price is convex in the spot, and rises or falls by no more than a share held to expiry is worth. */
    private static double withinBounds(EscrowedOption of, double delta) {
        double most =
                Math.max(1, Math.exp(-of.market().dividendYield() * of.option().yearsToExpiry()));
        int sign = of.option().right().sign();
        return sign * Math.clamp(sign * delta, 0, most);
    }

    private static double extrapolated(double fine, double coarse) {
        return (4 * fine - coarse) / 3;
    }

    /** By the Black–Scholes equation, in which the whole spot drifts and the escrowed spot diffuses. */
    private static double theta(EscrowedOption of, double price, double delta, double gamma) {
        double carry = of.market().rate() - of.market().dividendYield();
        double move = of.option().volatility() * of.escrowedSpot();
        return of.market().rate() * price - carry * of.market().spot() * delta - 0.5 * move * move * gamma;
    }

    private double vega(EscrowedOption of) {
        double volatility = of.option().volatility();
        double step = VOLATILITY_STEP * volatility;
        double rise =
                priceOrNaN(of.withVolatility(volatility + step)) - priceOrNaN(of.withVolatility(volatility - step));
        return rise / (2 * step);
    }

    /** One-sided where the other side has two boundaries. */
    private double rho(EscrowedOption of) {
        EscrowedOption above = withRateWhereOneBoundary(of, RATE_STEP);
        EscrowedOption below = withRateWhereOneBoundary(of, -RATE_STEP);
        double step = above.market().rate() - below.market().rate();
        return (priceOrNaN(above) - priceOrNaN(below)) / step;
    }

    private static EscrowedOption withRateWhereOneBoundary(EscrowedOption of, double step) {
        EscrowedOption moved = of.withRate(of.market().rate() + step);
        return moved.hasTwoBoundaries() ? of : moved;
    }
}
