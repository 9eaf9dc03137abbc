package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static StrikeExposure row(double strike, double callGex, double putGex) {
        return new StrikeExposure(strike, callGex, putGex, 1, 1);
    }

    /** Made so that each answer is at a strike where a neighbouring definition would not find it. */
    private static final Walls WALLS = Walls.of(
            List.of(
                    row(90, 75, -60),
                    row(95, 20, -60),
                    row(100, 40, -45),
                    row(105, 70, -75),
                    row(110, 70, -5),
                    row(115, 5, -90)),
            100);

    @Test
    void wallsAreLargestOnTheirSideOfSpotAndTiesGoToTheNearest() {
        assertThat(WALLS.call()).isEqualTo(105);
        assertThat(WALLS.put()).isEqualTo(95);
    }

    @Test
    void absoluteGammaCountsCallsAndPuts() {
        assertThat(WALLS.absoluteGamma()).isEqualTo(105);
    }

    @Test
    void netExposureIsLargestOnEitherSideOfZero() {
        assertThat(WALLS.largestPositive()).isEqualTo(110);
        assertThat(WALLS.largestNegative()).isEqualTo(115);
    }

    @Test
    void theCentroidIsTheMeanStrikeByAbsoluteExposure() {
        // 135 · 90 + 80 · 95 + 85 · 100 + 145 · 105 + 75 · 110 + 95 · 115 over 615.
        assertThat(WALLS.gammaCentroid()).isCloseTo(62_650 / 615.0, within(1e-12));
    }

    @Test
    void aSideWithoutExposureHasNoWall() {
        Walls walls = Walls.of(List.of(row(95, 10, 0), row(105, 0, -10)), 100);

        assertThat(walls.call()).isNull();
        assertThat(walls.put()).isNull();
        assertThat(walls.largestPositive()).isEqualTo(95);
        assertThat(walls.largestNegative()).isEqualTo(105);
    }
}
