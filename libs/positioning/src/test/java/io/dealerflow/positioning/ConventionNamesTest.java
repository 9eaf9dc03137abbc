package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.RateCurve.CurvePoint;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.curve.RateCurve;
import io.dealerflow.quant.time.DayCount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConventionNamesTest {
    private static final Convention NOTHING_LEFT_AS_IT_WAS = Convention.DEFAULT.toBuilder()
            .dayCount(DayCount.BUS_262)
            .dealer(DealerConvention.SHORT_ALL)
            .weight(Weight.VOLUME)
            .gamma(GammaSource.VENDOR)
            .rate(0)
            .dividendYield(-0.01)
            .forward(ForwardRule.CURVE)
            .iv(VolatilityRule.VENDOR)
            .smile(SmileRule.OTM)
            .expired(ExpiredRule.KEEP)
            .nearFlip(0.02)
            .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
            .build();

    @Test
    void answersUseTheNamesThatParametersTake() {
        assertThat(ConventionNames.used(Convention.DEFAULT)).isEqualTo(named("ACT_SECONDS_365", 0.01, "STICKY_STRIKE"));
        assertThat(ConventionNames.used(NOTHING_LEFT_AS_IT_WAS))
                .isEqualTo(new ConventionUsed(
                        "BUS_262",
                        "SHORT_ALL",
                        "volume",
                        "vendor",
                        0,
                        -0.01,
                        "curve",
                        "vendor",
                        "otm",
                        "keep",
                        0.02,
                        "STICKY_MONEYNESS",
                        null));
    }

    @Test
    void namesLeadBackToTheConvention() {
        assertThat(ConventionNames.convention(ConventionNames.used(Convention.DEFAULT)))
                .isEqualTo(Convention.DEFAULT);
        assertThat(ConventionNames.convention(ConventionNames.used(NOTHING_LEFT_AS_IT_WAS)))
                .isEqualTo(NOTHING_LEFT_AS_IT_WAS);
    }

    @Test
    void aCurveIsNamedByMaturitiesAndRates() {
        Convention convention = Convention.DEFAULT.toBuilder()
                .rates(new RateCurve(List.of(0.25, 2.0), List.of(0.04, 0.03)))
                .build();

        ConventionUsed used = ConventionNames.used(convention);

        assertThat(used.rate()).isEqualTo(0.04);
        assertThat(used.rateCurve())
                .isEqualTo(new GexSnapshot.RateCurve(
                        null, List.of(new CurvePoint(0.25, 0.04, null, null), new CurvePoint(2, 0.03, null, null))));
        assertThat(ConventionNames.convention(used)).isEqualTo(convention);
    }

    @Test
    void answersOlderThanAnAssumptionMeanTheDefault() {
        assertThat(ConventionNames.convention(named("ACT_SECONDS_365", null, null)))
                .isEqualTo(Convention.DEFAULT);
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> ConventionNames.convention(named("30_360", 0.01, "STICKY_STRIKE")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no DayCount: 30_360");
    }

    private static ConventionUsed named(String dayCount, @Nullable Double nearFlip, @Nullable String dynamics) {
        return new ConventionUsed(
                dayCount,
                "CALLS_LONG_PUTS_SHORT",
                "oi",
                "model",
                0.043,
                0.015,
                "parity",
                "fallback",
                "none",
                "drop",
                nearFlip,
                dynamics,
                null);
    }
}
