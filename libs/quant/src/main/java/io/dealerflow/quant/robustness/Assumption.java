package io.dealerflow.quant.robustness;

import static io.dealerflow.quant.Units.VOLATILITY_POINT;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.time.DayCount;
import java.util.Optional;

/** Alternative assumptions. */
public enum Assumption {
    /** Rate and dividend yield 0, forwards at spot. */
    NO_CARRY,
    /** Whole calendar days over 365. */
    CALENDAR_DAYS,
    /** Every volatility one point up. */
    VOLATILITY_UP,
    /** Every volatility one point down. */
    VOLATILITY_DOWN,
    /** The day's volume in place of open interest. */
    VOLUME_WEIGHTS,
    /** The data source's own gammas. */
    VENDOR_GAMMAS;

    /** The book under this assumption; empty when the book's convention makes it already or it has no effect. */
    Optional<PreparedBook> applied(PreparedBook base) {
        Convention convention = base.convention();
        if (this != VOLUME_WEIGHTS && convention.gamma() == GammaSource.VENDOR) {
            return Optional.empty();
        }
        return switch (this) {
            case NO_CARRY ->
                reread(
                        base,
                        convention.toBuilder()
                                .rate(0)
                                .dividendYield(0)
                                .forward(ForwardRule.CURVE)
                                .build());
            case CALENDAR_DAYS ->
                reread(
                        base,
                        convention.toBuilder()
                                .dayCount(DayCount.CALENDAR_DAYS_365)
                                .build());
            case VOLATILITY_UP -> Optional.of(base.withVolatilityShift(VOLATILITY_POINT));
            case VOLATILITY_DOWN -> Optional.of(base.withVolatilityShift(-VOLATILITY_POINT));
            case VOLUME_WEIGHTS ->
                convention.dealer() == DealerConvention.SIGNED_FLOW
                        ? Optional.empty()
                        : reread(
                                base,
                                convention.toBuilder().weight(Weight.VOLUME).build());
            case VENDOR_GAMMAS ->
                reread(base, convention.toBuilder().gamma(GammaSource.VENDOR).build());
        };
    }

    private static Optional<PreparedBook> reread(PreparedBook base, Convention convention) {
        return convention.equals(base.convention())
                ? Optional.empty()
                : Optional.of(PreparedBook.of(base.book(), convention));
    }
}
