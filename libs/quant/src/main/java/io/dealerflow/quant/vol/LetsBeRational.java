package io.dealerflow.quant.vol;

import io.dealerflow.quant.pricing.NormalDistribution;
import io.dealerflow.quant.pricing.NormalisedBlack;
import io.dealerflow.quant.vol.RationalCubic.End;

/**
 * Inverts the normalised Black function: P. Jäckel, <i>Let's Be Rational</i>, Wilmott 75 (2015), 40–53. A four-piece
 * rational guess, then two Householder steps of fourth order on an objective that is nearly linear in each region.
 */
final class LetsBeRational {
    private static final double SQRT_3 = 1.7320508075688772;
    private static final double SQRT_27 = 5.196152422706632;
    private static final double SQRT_HALF_PI = 1.2533141373155003;
    private static final double TWO_PI = 6.283185307179586;
    private static final int STEPS = 2;

    private LetsBeRational() {}

    /**
     * Total volatility {@code sigma sqrt(T)}.
     *
     * @param x log-moneyness, at most 0
     * @param price normalised price of the out-of-the-money call, above 0 and below {@code e^(x/2)}
     */
    static double totalVolatility(double x, double price) {
        double highest = Math.exp(0.5 * x);
        double centre = Math.sqrt(2 * Math.abs(x));
        double centrePrice = NormalisedBlack.call(x, centre);
        double centreVega = NormalisedBlack.vega(x, centre);
        if (price < centrePrice) {
            double low = centre - centrePrice / centreVega;
            double lowPrice = NormalisedBlack.call(x, low);
            if (price < lowPrice) {
                return refineLow(x, price, guessLow(x, price, low, lowPrice));
            }
            End left = new End(lowPrice, low, 1 / NormalisedBlack.vega(x, low));
            End right = new End(centrePrice, centre, 1 / centreVega);
            return refineMiddle(x, price, new RationalCubic(left, right).fittingRight(price, 0));
        }
        double high = centre + (highest - centrePrice) / centreVega;
        double highPrice = NormalisedBlack.call(x, high);
        double guess;
        if (price <= highPrice) {
            End left = new End(centrePrice, centre, 1 / centreVega);
            End right = new End(highPrice, high, 1 / NormalisedBlack.vega(x, high));
            guess = new RationalCubic(left, right).fittingLeft(price, 0);
        } else {
            guess = guessHigh(x, price, high, highPrice);
        }
        return price > 0.5 * highest ? refineHigh(x, price, guess) : refineMiddle(x, price, guess);
    }

    /** Interpolates {@code 2 pi |x| / sqrt(27) * N(-|x| / (sqrt(3) s))^3}, whose slope by price is 1 at price 0. */
    private static double guessLow(double x, double price, double low, double lowPrice) {
        double depth = Math.abs(x);
        double z = -depth / (SQRT_3 * low);
        double y = z * z;
        double cumulative = NormalDistribution.cumulative(z);
        double square = low * low;
        double value = TWO_PI * depth / SQRT_27 * cumulative * cumulative * cumulative;
        double slope = TWO_PI * y * cumulative * cumulative * Math.exp(y + square / 8);
        double bracket = 8 * SQRT_3 * low * depth
                + (3 * square * (square - 8) - 8 * depth * depth) * cumulative / NormalDistribution.density(z);
        double curvature = Math.PI / 6 * y / (square * low) * cumulative * bracket * Math.exp(2 * y + square / 4);
        double mapped =
                new RationalCubic(new End(0, 0, 1), new End(lowPrice, value, slope)).fittingRight(price, curvature);
        if (!(mapped > 0)) {
            double share = price / lowPrice;
            mapped = (value * share + lowPrice * (1 - share)) * share;
        }
        double quantile = NormalDistribution.quantile(Math.cbrt(SQRT_27 * mapped / (TWO_PI * depth)));
        return Math.abs(depth / (SQRT_3 * quantile));
    }

    /** Interpolates {@code N(-s/2)}, which falls to 0 at the highest price with slope -1/2. */
    private static double guessHigh(double x, double price, double high, double highPrice) {
        double highest = Math.exp(0.5 * x);
        double square = high * high;
        double moneyness = x * x / square;
        double value = NormalDistribution.cumulative(-0.5 * high);
        double slope = -0.5 * Math.exp(0.5 * moneyness);
        double curvature = SQRT_HALF_PI * Math.exp(moneyness + square / 8) * moneyness / high;
        double mapped = new RationalCubic(new End(highPrice, value, slope), new End(highest, 0, -0.5))
                .fittingLeft(price, curvature);
        if (!(mapped > 0)) {
            double share = (price - highPrice) / (highest - highPrice);
            mapped = (value * (1 - share) + 0.5 * (highest - highPrice) * share) * (1 - share);
        }
        return -2 * NormalDistribution.quantile(mapped);
    }

    /** Objective {@code 1/ln b(s) - 1/ln price}. */
    private static double refineLow(double x, double price, double guess) {
        double s = guess;
        double logPrice = Math.log(price);
        for (int step = 0; step < STEPS; step++) {
            double value = NormalisedBlack.call(x, s);
            double log = Math.log(value);
            double ratio = NormalisedBlack.vega(x, s) / value;
            double second = secondByFirst(x, s);
            double newton = (logPrice - log) * (log / logPrice) / ratio;
            double weight = ratio * (1 + 2 / log);
            double third = thirdByFirst(x, s) + 2 * ratio * ratio * (1 + 3 / log * (1 + 1 / log)) - 3 * second * weight;
            s += householder(newton, second - weight, third, s);
        }
        return s;
    }

    /** Objective {@code b(s) - price}. */
    private static double refineMiddle(double x, double price, double guess) {
        double s = guess;
        for (int step = 0; step < STEPS; step++) {
            double newton = (price - NormalisedBlack.call(x, s)) / NormalisedBlack.vega(x, s);
            s += householder(newton, secondByFirst(x, s), thirdByFirst(x, s), s);
        }
        return s;
    }

    /** Objective {@code ln(highest - price) - ln(highest - b(s))}. */
    private static double refineHigh(double x, double price, double guess) {
        double highest = Math.exp(0.5 * x);
        double s = guess;
        for (int step = 0; step < STEPS; step++) {
            double room = highest - NormalisedBlack.call(x, s);
            if (!(room > 0)) {
                return s;
            }
            double slope = NormalisedBlack.vega(x, s) / room;
            double second = secondByFirst(x, s);
            double newton = Math.log(room / (highest - price)) / slope;
            double third = thirdByFirst(x, s) + slope * (2 * slope + 3 * second);
            s += householder(newton, second + slope, third, s);
        }
        return s;
    }

    private static double secondByFirst(double x, double s) {
        return x * x / (s * s * s) - s / 4;
    }

    private static double thirdByFirst(double x, double s) {
        double second = secondByFirst(x, s);
        double moneyness = x / (s * s);
        return second * second - 3 * moneyness * moneyness - 0.25;
    }

    /** One step of fourth order, never so far down that volatility would turn negative. */
    private static double householder(double newton, double second, double third, double s) {
        double step = newton * (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
        if (!Double.isFinite(step)) {
            return 0;
        }
        return Math.max(step, -0.5 * s);
    }
}
