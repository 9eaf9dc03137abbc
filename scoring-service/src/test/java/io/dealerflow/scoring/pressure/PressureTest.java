package io.dealerflow.scoring.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.scoring.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {
    /** Gross exposure is 10 bn: flows under 0.5 bn are small. */
    @ParameterizedTest(name = "down {0}, up {1}, flip {2}: {3} since {4}")
    @CsvSource({
        "-0.4e9,  0.4e9, 110, NEUTRAL, under 5 %",
        " 1.0e9,  1.0e9, 110, UP,      either way",
        "-1.0e9, -1.0e9, 110, DOWN,    either way",
        " 1.0e9, -1.0e9, 110, NEUTRAL, damps",
        "-1.3e9,  1.0e9,  90, DOWN,    sell more than buy",
        "-1.0e9,  1.3e9, 110, UP,      buy more than sell",
        "-1.0e9,  1.1e9, 110, DOWN,    below the gamma flip",
        "-1.0e9,  1.1e9,  90, UP,      above the gamma flip",
    })
    void followsTheFirstRuleThatApplies(double down, double up, double flip, PressureDirection expected, String words) {
        Pressure pressure =
                Pressure.of(Snapshots.of("X").flows(down, up).flip(flip).build());

        assertThat(pressure.direction()).isEqualTo(expected);
        assertThat(pressure.rule()).contains(words).contains("CALLS_LONG_PUTS_SHORT");
    }

    @Test
    void isNeutralWhenTheFlowIsUnknown() {
        assertThat(Pressure.of(Snapshots.of("X").noFlows().build()).direction()).isEqualTo(PressureDirection.NEUTRAL);
    }

    @Test
    void isNeutralInShortGammaWithoutAFlip() {
        Pressure pressure = Pressure.of(Snapshots.of("X")
                .flows(-1e9, 1e9)
                .noFlip(NoFlipReason.NO_SIGN_CHANGE)
                .build());

        assertThat(pressure.direction()).isEqualTo(PressureDirection.NEUTRAL);
        assertThat(pressure.rule()).contains("no gamma flip");
    }
}
