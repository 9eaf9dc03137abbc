package io.dealerflow.gexapi.query;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.time.DayCount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the convention of the stored snapshots; null leaves a choice unchanged.
 *
 * @param rate          fraction per year, continuously compounded, for all expiries
 * @param dividendYield fraction per year, continuously compounded
 */
public record ConventionChange(
        @Nullable DayCount dayCount,
        @Nullable DealerConvention dealer,
        @Nullable Weight weight,
        @Nullable GammaSource gamma,
        @Nullable Double rate,
        @Nullable Double dividendYield,
        @Nullable ForwardRule forward,
        @Nullable VolatilityRule iv,
        @Nullable SmileRule smile,
        @Nullable ExpiredRule expired,
        @Nullable VolatilityDynamics dynamics) {
    /** As stored. */
    public static final ConventionChange NONE =
            new ConventionChange(null, null, null, null, null, null, null, null, null, null, null);

    /** The requested convention: {@code base} with the changes. */
    public Convention applyTo(Convention base) {
        Convention.Builder wanted = base.toBuilder()
                .dayCount(Objects.requireNonNullElse(dayCount, base.dayCount()))
                .dealer(Objects.requireNonNullElse(dealer, base.dealer()))
                .weight(Objects.requireNonNullElse(weight, base.weight()))
                .gamma(Objects.requireNonNullElse(gamma, base.gamma()))
                .dividendYield(Objects.requireNonNullElse(dividendYield, base.dividendYield()))
                .forward(Objects.requireNonNullElse(forward, base.forward()))
                .iv(Objects.requireNonNullElse(iv, base.iv()))
                .smile(Objects.requireNonNullElse(smile, base.smile()))
                .expired(Objects.requireNonNullElse(expired, base.expired()))
                .dynamics(Objects.requireNonNullElse(dynamics, base.dynamics()));
        return rate == null ? wanted.build() : wanted.rate(rate).build();
    }
}
