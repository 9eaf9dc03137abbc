package io.dealerflow.gex.query;

import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a question departs from the convention that the stored snapshots were computed under; null leaves a choice as it is.
 * Names are upper case.
 *
 * @param rate          fraction per year, continuously compounded
 * @param dividendYield fraction per year, continuously compounded
 */
public record ConventionChange(
        @Nullable String dayCount,
        @Nullable String dealer,
        @Nullable String weight,
        @Nullable String gamma,
        @Nullable Double rate,
        @Nullable Double dividendYield,
        @Nullable String forward,
        @Nullable String iv,
        @Nullable String smile,
        @Nullable String expired) {

    /** The convention asked for: {@code base} where nothing was said. */
    public ConventionUsed applyTo(ConventionUsed base) {
        return new ConventionUsed(
                choose(dayCount, base.dayCount()),
                choose(dealer, base.dealer()),
                choose(weight, base.weight()),
                choose(gamma, base.gamma()),
                rate == null ? base.rate() : rate,
                dividendYield == null ? base.dividendYield() : dividendYield,
                choose(forward, base.forward()),
                choose(iv, base.iv()),
                choose(smile, base.smile()),
                choose(expired, base.expired()),
                base.nearFlip());
    }

    /** The base's own spelling where both mean the same, so that equal conventions are equal records. */
    private static String choose(@Nullable String wanted, String base) {
        return wanted == null || wanted.equals(base.toUpperCase(Locale.ROOT)) ? base : wanted;
    }
}
