package io.dealerflow.scoring.instability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.scores.ScaleMethod;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "FLOW, -0.5, 0", "FLOW, 0, 0.5", "FLOW, 0.38, 0.88", "FLOW, 2, 1",
        "VOL, 0.05, 0", "VOL, 0.10, 0", "VOL, 0.20, 0.2", "VOL, 0.60, 1",
        "POSITIONING, -5, 0", "POSITIONING, 0, 0.5", "POSITIONING, 2.5, 0.75", "POSITIONING, 20, 1",
    })
    void fixedRangesServeUntilSixtyObservationsExist(ComponentKind kind, double measure, double expected) {
        Scale.Scaled scaled = Scale.of(kind, measure, new double[59]);

        assertThat(scaled.method()).isEqualTo(ScaleMethod.FIXED_RANGE);
        assertThat(scaled.value()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void fromSixtyObservationsOnThePercentileServes() {
        double[] history = IntStream.rangeClosed(1, 60).asDoubleStream().toArray();

        // 45 below, one equal: (45 + 0.5) / 60
        assertThat(Scale.of(ComponentKind.VOL, 46, history))
                .isEqualTo(new Scale.Scaled(45.5 / 60, ScaleMethod.PERCENTILE));
        assertThat(Scale.of(ComponentKind.VOL, 0, history).value()).isZero();
        assertThat(Scale.of(ComponentKind.VOL, 99, history).value()).isEqualTo(1);
    }

    @Test
    void aMeasureThatNeverMovesStandsInTheMiddle() {
        assertThat(Scale.percentile(0.2, new double[] {0.2, 0.2, 0.2})).isEqualTo(0.5);
    }
}
