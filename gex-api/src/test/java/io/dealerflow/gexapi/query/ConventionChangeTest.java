package io.dealerflow.gexapi.query;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class ConventionChangeTest {
    private static final Convention STORED =
            Convention.DEFAULT.toBuilder().rate(0.05).nearFlip(0.02).build();
    private static final ConventionChange NOTHING =
            new ConventionChange(null, null, null, null, null, null, null, null, null, null, null);

    @Test
    void nothingSaidIsTheStoredConvention() {
        assertThat(NOTHING.applyTo(STORED)).isEqualTo(STORED);
    }

    @Test
    void theStoredConventionSpeltOutIsTheStoredConvention() {
        var same = new ConventionChange(
                DayCount.ACT_SECONDS_365,
                DealerConvention.CALLS_LONG_PUTS_SHORT,
                Weight.OPEN_INTEREST,
                GammaSource.MODEL,
                0.05,
                0.015,
                ForwardRule.PARITY,
                VolatilityRule.FALLBACK,
                SmileRule.NONE,
                ExpiredRule.DROP,
                VolatilityDynamics.STICKY_STRIKE);

        assertThat(same.applyTo(STORED)).isEqualTo(STORED);
    }

    @Test
    void changesOnlyWhatIsSaid() {
        VolatilityDynamics moving = VolatilityDynamics.STICKY_MONEYNESS;
        var change =
                new ConventionChange(DayCount.BUS_262, null, null, null, 0.0, null, null, null, null, null, moving);

        assertThat(change.applyTo(STORED))
                .isEqualTo(STORED.toBuilder()
                        .dayCount(DayCount.BUS_262)
                        .rate(0)
                        .dynamics(moving)
                        .build());
    }
}
