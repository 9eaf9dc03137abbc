package io.dealerflow.scoring.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.scoring.Features;
import io.dealerflow.scoring.config.DefinitionsFile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {
    private static final PressureLimits LIMITS =
            DefinitionsFile.read(Optional.empty()).pressure();

    private static Pressure of(Features features) {
        return Pressure.of(features.build(), LIMITS);
    }

    @ParameterizedTest(name = "flow {0}, flip {1} %: {2} since {3}")
    @CsvSource({
        "-0.04,  2, NEUTRAL, under 5.0 %",
        " 0.30,  2, NEUTRAL, damps",
        "-0.30,  2, DOWN,    below the gamma flip",
        "-0.30, -2, UP,      above the gamma flip",
        "-0.30,  0, NEUTRAL, no gamma flip",
    })
    void dealersDecideFirst(double flow, double distance, PressureDirection expected, String words) {
        Pressure pressure = of(Features.of("X")
                .with(FeatureName.HEDGING_FLOW_DOWN_SHARE, flow)
                .with(FeatureName.FLIP_DISTANCE_PCT, distance)
                .with(FeatureName.SPECULATORS_NET_PERCENTILE, 0.99));

        assertThat(pressure.direction()).isEqualTo(expected);
        assertThat(pressure.rule()).contains(words).contains("dealer convention");
    }

    @ParameterizedTest(name = "percentile {0}: {1}")
    @CsvSource({"0.90, DOWN", "0.89, NEUTRAL", "0.11, NEUTRAL", "0.09, UP"})
    void thenCrowdedSpeculators(double percentile, PressureDirection expected) {
        assertThat(of(Features.of("X").with(FeatureName.SPECULATORS_NET_PERCENTILE, percentile))
                        .direction())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "carry {0}, vol percentile {1}: {2}")
    @CsvSource({
        " 0.010, 0.5, UP",
        "-0.010, 0.5, DOWN",
        " 0.009, 0.5, NEUTRAL",
        " 0.020, 0.8, DOWN",
        "-0.020, 0.8, UP",
    })
    void thenCarryWhichIsClosedInStress(double carry, double vol, PressureDirection expected) {
        assertThat(of(Features.of("X")
                                .with(FeatureName.CARRY, carry)
                                .with(FeatureName.ROLL_YIELD, 0.5)
                                .with(FeatureName.REALIZED_VOL_PERCENTILE, vol))
                        .direction())
                .isEqualTo(expected);
    }

    @Test
    void theRollOfFuturesIsTheirCarry() {
        assertThat(of(Features.of("X").with(FeatureName.ROLL_YIELD, -0.06)).direction())
                .isEqualTo(PressureDirection.DOWN);
        assertThat(of(Features.of("X").with(FeatureName.ROLL_YIELD, 0.04)).direction())
                .isEqualTo(PressureDirection.NEUTRAL);
    }

    @Test
    void whatIsStaleDoesNotDecide() {
        Pressure pressure = of(Features.of("X")
                .with(FeatureName.HEDGING_FLOW_DOWN_SHARE, -0.3, Features.START.minus(Duration.ofDays(5)))
                .with(FeatureName.SPECULATORS_NET_PERCENTILE, 0.02, Features.START.minus(Duration.ofDays(5))));

        assertThat(pressure.direction()).isEqualTo(PressureDirection.UP);
        assertThat(of(Features.of("X")).rule()).contains("neither");
    }
}
