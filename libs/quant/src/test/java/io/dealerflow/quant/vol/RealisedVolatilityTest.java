package io.dealerflow.quant.vol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealisedVolatilityTest {
    /** Python's statistics.stdev of the log returns times sqrt(252). */
    @Test
    void ofTwentyOneCloses() {
        List<Double> closes = List.of(
                3934.38, 3990.56, 4019.65, 3995.32, 3895.75, 3852.36, 3817.66, 3821.62, 3878.44, 3822.39, 3844.82,
                3829.25, 3783.22, 3849.28, 3839.50, 3824.14, 3852.97, 3808.10, 3895.08, 3892.09, 3919.25);

        assertThat(RealisedVolatility.of(closes))
                .hasValueSatisfying(value -> assertThat(value).isCloseTo(0.19396786405156205, within(1e-12)));
    }

    @Test
    void onlyTheLastTwentyReturnsCount() {
        List<Double> closes = new ArrayList<>(List.of(1.0, 50.0, 3.0));
        for (int i = 0; i <= 20; i++) {
            closes.add(100 * Math.exp(0.01 * i));
        }

        assertThat(RealisedVolatility.of(closes))
                .hasValueSatisfying(value -> assertThat(value).isCloseTo(0, within(1e-12)));
    }

    @Test
    void twentyClosesAreTooFew() {
        assertThat(RealisedVolatility.of(List.of(1.0, 2.0))).isEmpty();
    }
}
