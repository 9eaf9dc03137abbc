package io.dealerflow.quant.expiry;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.smile.Smile;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one expiry's out-of-the-money smile. Volatilities are fractions per year.
 *
 * @param smile        that it was read off
 * @param years        to settlement
 * @param atTheMoney   volatility at the forward
 * @param slope        derivative of volatility by {@code ln(K/F)} at the forward
 * @param wings        the 25-delta volatilities; null when such a strike lies beyond those observed
 */
public record Skew(
        Smile smile,
        double years,
        double atTheMoney,
        double slope,
        @Nullable Wings wings) {
    /** {@code N(d1) = 0.25}: the normal quantile. */
    private static final double QUARTER_QUANTILE = -0.6744897501960817;

    private static final int MOST_STEPS = 200;

    /** Why an expiry has no skew. */
    public enum Reason {
        /** No out-of-the-money contract has a usable volatility, or the expiry has settled or is left out. */
        NO_SMILE,
        /** The strikes observed lie to one side of the forward. */
        FORWARD_NOT_COVERED
    }

    /**
     * Where the forward delta {@code N(d1)} of a call is 0.25 and that of a put -0.25.
     *
     * @param callMoneyness  {@code ln(K/F)} of the call
     * @param putMoneyness   {@code ln(K/F)} of the put
     * @param callVolatility fraction per year
     * @param putVolatility  fraction per year
     */
    public record Wings(double callMoneyness, double putMoneyness, double callVolatility, double putVolatility) {}

    /** Read off the smile of the out-of-the-money contracts. */
    public static Outcome<Skew, Reason> of(SeriesReading reading) {
        Smile smile = reading.outOfTheMoneySmile().orElse(null);
        if (smile == null) {
            return new Missing<>(Reason.NO_SMILE);
        }
        return smile.covers(0) ? new Found<>(of(smile, reading.years())) : new Missing<>(Reason.FORWARD_NOT_COVERED);
    }

    /**
     * 25-delta call volatility minus put volatility at a horizon, each interpolated as {@link AtTheMoney#volatilityAt} does between
     * expiries with both; fraction per year.
     */
    public static Optional<Double> riskReversalAt(PreparedBook prepared, double years) {
        Optional<Double> call = wingAt(prepared, years, Wings::callVolatility);
        return call.flatMap(
                high -> wingAt(prepared, years, Wings::putVolatility).map(low -> high - low));
    }

    private static Optional<Double> wingAt(PreparedBook prepared, double years, Function<Wings, Double> volatility) {
        return HorizonVolatility.at(
                prepared, years, reading -> of(reading).found().map(Skew::wings).map(volatility));
    }

    static Skew of(Smile smile, double years) {
        return new Skew(smile, years, smile.volatility(0), smile.slope(0), wings(smile, years));
    }

    /** 25-delta call volatility minus put volatility; negative when puts are more expensive. Null without {@link #wings}. */
    public @Nullable Double riskReversal() {
        return wings == null ? null : wings.callVolatility() - wings.putVolatility();
    }

    /** Mean of the 25-delta volatilities minus that at the money; positive for a smile. Null without {@link #wings}. */
    public @Nullable Double butterfly() {
        return wings == null ? null : 0.5 * (wings.callVolatility() + wings.putVolatility()) - atTheMoney;
    }

    private static @Nullable Wings wings(Smile smile, double years) {
        OptionalDouble call = strike(smile, years, QUARTER_QUANTILE, smile.highest());
        OptionalDouble put = strike(smile, years, -QUARTER_QUANTILE, smile.lowest());
        if (call.isEmpty() || put.isEmpty()) {
            return null;
        }
        double high = call.getAsDouble();
        double low = put.getAsDouble();
        return new Wings(high, low, smile.volatility(high), smile.volatility(low));
    }

    /** Bisection between the forward and the farthest strike observed on that side. */
    private static OptionalDouble strike(Smile smile, double years, double target, double farthest) {
        double near = 0;
        double far = farthest;
        boolean bracketed = (d1(smile, years, near) - target) * (d1(smile, years, far) - target) <= 0;
        if (!bracketed) {
            return OptionalDouble.empty();
        }
        boolean falling = far > near;
        for (int step = 0; step < MOST_STEPS && Math.abs(far - near) > 1e-14; step++) {
            double middle = 0.5 * (near + far);
            boolean beyond = falling ? d1(smile, years, middle) < target : d1(smile, years, middle) > target;
            if (beyond) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return OptionalDouble.of(0.5 * (near + far));
    }

    private static double d1(Smile smile, double years, double k) {
        double total = smile.volatility(k) * Math.sqrt(years);
        return 0.5 * total - k / total;
    }
}
