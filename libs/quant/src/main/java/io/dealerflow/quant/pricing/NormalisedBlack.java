package io.dealerflow.quant.pricing;

/**
 * The normalised Black function {@code b(x, s) = e^(x/2) N(x/s + s/2) - e^(-x/2) N(x/s - s/2)} of log-moneyness
 * {@code x = ln(F/K)} and total volatility {@code s = sigma sqrt(T)}: an undiscounted call divided by {@code sqrt(F K)}
 * (P. Jäckel, <i>Let's Be Rational</i>, 2015, eq. 1.3), to machine precision wherever it does not underflow.
 *
 * <p>Out of the money ({@code x <= 0}) with {@code h = x/s}, {@code t = s/2} it equals
 * {@code n(h) e^(-t^2/2) * integral over u > 0 of 2 sinh(tu) e^(hu - u^2/2)}. For small {@code t} the integral is summed
 * as a series in {@code t} whose terms are all positive, so that nothing cancels; its moments come from a recurrence run
 * in its stable direction.
 */
public final class NormalisedBlack {
    private static final double SQRT_HALF_PI = 1.2533141373155003;
    private static final double ONE_OVER_SQRT_2 = 0.7071067811865476;
    /** Total volatility (halved) below this share of |h| is summed as a series. */
    private static final double SERIES_SHARE = 0.25;
    /** From here on both terms of the definition are of different size and can be subtracted as they are. */
    private static final double DIRECT_FROM = 0.85;
    /** Moments are recurred downwards from this index when |h| is at least {@link #STEEP}. */
    private static final int RECURRENCE_START = 160;

    private static final double STEEP = 2;
    private static final int SERIES_TERMS = 31;
    private static final double NEGLIGIBLE = 1e-18;

    private NormalisedBlack() {}

    /**
     * The out-of-the-money call.
     *
     * @param x log-moneyness {@code ln(F/K)}, at most 0
     * @param s total volatility, fraction, at least 0
     * @return between 0 and {@code e^(x/2)}; 0 when {@code s} is 0
     */
    public static double call(double x, double s) {
        if (s <= 0) {
            return 0;
        }
        double h = x / s;
        double t = 0.5 * s;
        if (t < SERIES_SHARE * Math.max(1, -h)) {
            double bell = bell(h, t);
            return bell == 0 ? 0 : bell * (-h < STEEP ? flatSeries(h, t) : steepSeries(h, t));
        }
        if (h + t > DIRECT_FROM) {
            return Math.exp(0.5 * x) * NormalDistribution.cumulative(h + t)
                    - Math.exp(-0.5 * x) * NormalDistribution.cumulative(h - t);
        }
        double difference =
                ErrorFunction.erfcx(-(h + t) * ONE_OVER_SQRT_2) - ErrorFunction.erfcx((t - h) * ONE_OVER_SQRT_2);
        return bell(h, t) * SQRT_HALF_PI * difference;
    }

    /** Derivative of {@link #call} by total volatility. */
    public static double vega(double x, double s) {
        if (s <= 0) {
            return x == 0 ? NormalDistribution.DENSITY_AT_ZERO : 0;
        }
        return bell(x / s, 0.5 * s);
    }

    private static double bell(double h, double t) {
        return NormalDistribution.DENSITY_AT_ZERO * Math.exp(-0.5 * (h * h + t * t));
    }

    /** {@code 2 sum M(n) t^n / n!} over odd n, {@code M(n+1) = n M(n-1) + h M(n)} upwards: harmless while |h| is small. */
    private static double flatSeries(double h, double t) {
        double previous = SQRT_HALF_PI * ErrorFunction.erfcx(-h * ONE_OVER_SQRT_2);
        double moment = 1 + h * previous;
        double power = t;
        double sum = moment * power;
        for (int n = 1; n < SERIES_TERMS; n++) {
            double next = n * previous + h * moment;
            previous = moment;
            moment = next;
            power *= t / (n + 1);
            if ((n & 1) == 0) {
                sum += moment * power;
                if (moment * power < NEGLIGIBLE * sum) {
                    break;
                }
            }
        }
        return 2 * sum;
    }

    /**
     * The same sum with {@code a(n) = M(n) |h|^(n+1) / n!}, which obeys {@code a(n-1) = a(n) + (n+1) a(n+1) / h^2}: run
     * downwards (J. C. P. Miller's method) every step adds positive numbers. Scaled by the known {@code a(0)}.
     */
    private static double steepSeries(double h, double t) {
        double inverseSquare = 1 / (h * h);
        double above = 0;
        double value = 1;
        double share = -t / h;
        double shareSquare = share * share;
        double sum = 0;
        for (int n = RECURRENCE_START; n > 0; n--) {
            if ((n & 1) == 1 && n <= SERIES_TERMS) {
                sum = sum * shareSquare + value;
            }
            double below = value + (n + 1) * above * inverseSquare;
            above = value;
            value = below;
        }
        double zeroth = -h * SQRT_HALF_PI * ErrorFunction.erfcx(-h * ONE_OVER_SQRT_2);
        return 2 * share * sum * (zeroth / value) / -h;
    }
}
