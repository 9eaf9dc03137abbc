package io.dealerflow.quant.curve;

import io.dealerflow.quant.Require;
import java.util.List;

/**
 * Zero rates by time to maturity. Between maturities the instantaneous forward rate is constant, so that the logarithm of the
 * discount factor is linear; before the first the zero rate is the first, past the last the last forward rate continues. Hagan
 * and West, "Interpolation Methods for Curve Construction" (2006), section 3, raw interpolation.
 *
 * @param years     maturities, years, rising, {@code > 0}; at least one
 * @param zeroRates of the maturities, fractions per year, continuously compounded
 */
public record RateCurve(List<Double> years, List<Double> zeroRates) {
    /** Throws {@link IllegalArgumentException}, naming the fault, unless both are as described. */
    public RateCurve {
        years = List.copyOf(years);
        zeroRates = List.copyOf(zeroRates);
        requirePillars(years, zeroRates, "zeroRates");
    }

    static void requirePillars(List<Double> years, List<Double> rates, String name) {
        if (years.isEmpty() || years.size() != rates.size()) {
            throw new IllegalArgumentException(
                    "a curve needs maturities and as many " + name + ", had " + years.size() + " and " + rates.size());
        }
        for (int i = 0; i < years.size(); i++) {
            Require.positive(years.get(i), "years[" + i + "]");
            Require.finite(rates.get(i), name + "[" + i + "]");
            if (i > 0 && years.get(i) <= years.get(i - 1)) {
                throw new IllegalArgumentException(
                        "maturities must rise, but " + years.get(i) + " follows " + years.get(i - 1));
            }
        }
    }

    /** One rate for all maturities, fraction per year, continuously compounded. */
    public static RateCurve flat(double rate) {
        return new RateCurve(List.of(1.0), List.of(rate));
    }

    /**
     * The curve on which bonds that pay these yields are worth par: Treasury par yields with two coupons a year, SOFR swap
     * rates with one. A maturity of up to one coupon period pays simple interest at its end.
     *
     * @param years          maturities, years, rising; past the first coupon period whole numbers of periods
     * @param parYields      fractions per year, paid {@code couponsPerYear} times
     * @param couponsPerYear {@code >= 1}
     * @throws IllegalArgumentException if a maturity lies between coupon dates, or no discount factor gives a bond its par,
     *                                  naming the maturity
     */
    public static RateCurve ofParYields(List<Double> years, List<Double> parYields, int couponsPerYear) {
        return ParBonds.bootstrap(years, parYields, couponsPerYear);
    }

    /**
     * Fraction per year, continuously compounded.
     *
     * @param maturity years, finite, {@code >= 0}; at 0 the shortest rate
     */
    public double zeroRate(double maturity) {
        Require.notNegative(maturity, "maturity");
        int last = years.size() - 1;
        if (last == 0 || maturity <= years.getFirst()) {
            return zeroRates.getFirst();
        }
        int right = 1;
        while (right < last && years.get(right) < maturity) {
            right++;
        }
        double growth = zeroRates.get(right - 1) * years.get(right - 1);
        double forward = (zeroRates.get(right) * years.get(right) - growth) / (years.get(right) - years.get(right - 1));
        return (growth + forward * (maturity - years.get(right - 1))) / maturity;
    }

    /** Present value of one unit paid at a maturity in years. */
    public double discountFactor(double maturity) {
        return Math.exp(-zeroRate(maturity) * maturity);
    }
}
