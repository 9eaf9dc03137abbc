package io.dealerflow.quant.vol;

import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import org.jspecify.annotations.Nullable;

/**
 * {@link ImpliedVolatility} without a record for each quote. Internal: public only for {@code batch}, which has checked its columns; all
 * others call {@link ImpliedVolatility#of(ImpliedVolatility.Quote)}.
 */
public final class UncheckedVolatility {
    /** Roundings of forward and price that can hide a time value. */
    private static final double ROUNDINGS = 8;

    private UncheckedVolatility() {}

    /** NaN where there is none. Arguments are those of a quote, and whatever is out of their ranges gives any number. */
    public static double of(Right right, double strike, double price, double forward, double yearsToExpiry) {
        return hopeless(right, strike, price, forward) == null
                ? solve(right, strike, price, forward, yearsToExpiry)
                : Double.NaN;
    }

    /** Why a price has no volatility, from the price alone. */
    static @Nullable Reason hopeless(Right right, double strike, double price, double forward) {
        double intrinsic = intrinsic(right, strike, forward);
        double timeValue = price - intrinsic;
        if (timeValue <= ROUNDINGS * Math.ulp(intrinsic)) {
            double rounding = ROUNDINGS * Math.ulp(Math.max(forward, strike));
            return timeValue < -rounding ? Reason.BELOW_INTRINSIC : Reason.VEGA_VANISHES;
        }
        boolean above = price >= (right == Right.CALL ? forward : strike) || timeValue >= Math.min(forward, strike);
        return above ? Reason.ABOVE_UPPER_BOUND : null;
    }

    static double solve(Right right, double strike, double price, double forward, double yearsToExpiry) {
        double timeValue = price - intrinsic(right, strike, forward);
        double normalised = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double x = -Math.abs(Math.log(forward / strike));
        boolean listed = timeValue < LogPriceFit.HIGHEST_SHARE * Math.min(forward, strike);
        double settled = listed ? LogPriceSolver.totalVolatility(x, normalised) : Double.NaN;
        double total = Double.isNaN(settled) ? LetsBeRational.totalVolatility(x, normalised) : settled;
        double volatility = total / Math.sqrt(yearsToExpiry);
        boolean usable = volatility >= Double.MIN_NORMAL && Double.isFinite(volatility);
        return usable ? volatility : Double.NaN;
    }

    private static double intrinsic(Right right, double strike, double forward) {
        return Math.max(0, right.sign() * (forward - strike));
    }
}
