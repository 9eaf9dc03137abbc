package io.dealerflow.quant.curve;

import io.dealerflow.quant.Require;
import java.util.ArrayList;
import java.util.List;

/** Turns par yields into zero rates, one maturity after another: each bond fixes the forward rate that reaches to its end. */
final class ParBonds {
    private static final int MOST_STEPS = 60;
    private static final double TOLERANCE = 1e-14;
    /** How far from a coupon date a maturity may be written, in coupon periods: 1/12 year is not a binary fraction. */
    private static final double ROUNDING = 1e-9;

    private ParBonds() {}

    static RateCurve bootstrap(List<Double> years, List<Double> parYields, int couponsPerYear) {
        RateCurve.requirePillars(years, parYields, "parYields");
        Require.positive(couponsPerYear, "couponsPerYear");
        List<Double> zeroRates = new ArrayList<>();
        double from = 0;
        double growth = 0;
        for (int i = 0; i < years.size(); i++) {
            double to = years.get(i);
            Bond bond = Bond.of(to, parYields.get(i), couponsPerYear);
            double known = 0;
            for (int coupon = 1; bond.time(coupon) <= from; coupon++) {
                known += bond.coupon() * factor(years, zeroRates, bond.time(coupon));
            }
            growth += bond.forwardRate(from, growth, known) * (to - from);
            zeroRates.add(growth / to);
            from = to;
        }
        return new RateCurve(years, zeroRates);
    }

    private static double factor(List<Double> years, List<Double> zeroRates, double maturity) {
        return new RateCurve(years.subList(0, zeroRates.size()), zeroRates).discountFactor(maturity);
    }

    /**
     * @param coupon  each payment, per principal of 1
     * @param periods coupons left, the last with the principal
     */
    private record Bond(double maturity, double coupon, int periods) {
        static Bond of(double maturity, double yield, int couponsPerYear) {
            double periods = maturity * couponsPerYear;
            if (periods <= 1 + ROUNDING) {
                return new Bond(maturity, yield * maturity, 1);
            }
            if (Math.abs(periods - Math.rint(periods)) > ROUNDING) {
                throw new IllegalArgumentException("the bond of " + maturity + " years has no whole number of coupons, "
                        + couponsPerYear + " a year");
            }
            return new Bond(maturity, yield / couponsPerYear, (int) Math.rint(periods));
        }

        double time(int number) {
            return maturity * number / periods;
        }

        /**
         * The forward rate from a time on at which the bond is worth par, by Newton's method: the value falls and flattens as
         * the rate rises, so that steps from the left never pass the solution.
         *
         * @param growth logarithm of what one unit has grown to by {@code from}
         * @param known  value of the coupons paid by then
         */
        double forwardRate(double from, double growth, double known) {
            double forward = 0;
            for (int step = 0; step < MOST_STEPS; step++) {
                double value = known - 1;
                double fall = 0;
                for (int coupon = periods; coupon > 0 && time(coupon) > from; coupon--) {
                    double paid = this.coupon + (coupon == periods ? 1 : 0);
                    double worth = paid * Math.exp(-growth - forward * (time(coupon) - from));
                    value += worth;
                    fall += worth * (time(coupon) - from);
                }
                double change = value / fall;
                forward += change;
                if (Math.abs(change) * (maturity - from) <= TOLERANCE) {
                    return forward;
                }
            }
            throw new IllegalArgumentException(
                    "no discount factor gives the bond of " + maturity + " years its par: its yield is out of line");
        }
    }
}
