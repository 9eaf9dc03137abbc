package io.dealerflow.quant.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.NormalDistribution;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums over lines against their definition, term by term with {@link Math#exp}; the scalar kernels first, the others are the same. */
class WeightedSumsTest {
    private static final int SIZE = 700;
    private static final double STEP = -0.0028;
    private static final int RUNGS = 81;
    private static final double RELATIVE = 1e-12;

    /** The second and third chunk hold lines steeper than a ladder can climb. */
    private static final WeightedLines LINES = lines();

    private static WeightedLines lines() {
        Random random = new Random(1);
        WeightedLines lines = new WeightedLines(SIZE);
        for (int i = 0; i < SIZE; i++) {
            double steepness = i > 300 && i % 3 == 0 ? 3000 : 60;
            lines.set(i, random.nextGaussian() * 5, random.nextGaussian() * steepness, random.nextGaussian());
        }
        return lines;
    }

    static Stream<Kernels> kernels() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void bellsOnEveryRung(Kernels kernels) {
        double[] sums = new double[RUNGS];
        double[] slopes = new double[RUNGS];
        kernels.bells(LINES, 0.1, STEP, sums, slopes);
        for (int rung = 0; rung < RUNGS; rung++) {
            assertBells(0.1 + rung * STEP, sums[rung], slopes[rung]);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void bellsAtOnePlace(Kernels kernels) {
        double[] sum = new double[1];
        double[] slope = new double[1];
        kernels.bells(LINES, -0.03, 0, sum, slope);
        assertBells(-0.03, sum[0], slope[0]);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void probabilities(Kernels kernels) {
        double[] places = {-0.02, 0, 0.001, 0.3};
        double[] sums = new double[places.length];
        kernels.probabilities(LINES, places, sums);
        for (int k = 0; k < places.length; k++) {
            double expected = 0;
            double scale = 0;
            for (int i = 0; i < SIZE; i++) {
                double term = LINES.weight(i) * NormalDistribution.cumulative(LINES.height(i, places[k]));
                expected += term;
                scale += Math.abs(term);
            }
            assertThat(sums[k]).isCloseTo(expected, within(RELATIVE * scale));
        }
    }

    private static void assertBells(double u, double sum, double slope) {
        double expected = 0;
        double expectedSlope = 0;
        double scale = 0;
        double slopeScale = 0;
        for (int i = 0; i < SIZE; i++) {
            double z = LINES.height(i, u);
            double bell = LINES.weight(i) * Math.exp(-0.5 * z * z);
            double change = bell * (1 - z * LINES.slope(i));
            expected += bell;
            expectedSlope += change;
            // A bell's last bits are those of its z, which the steepest lines know to some 1e-13.
            scale += Math.abs(bell) * (1 + z * z);
            slopeScale += Math.abs(bell) * (1 + z * z) * (1 + Math.abs(z * LINES.slope(i)));
        }
        assertThat(sum).as("at " + u).isCloseTo(expected, within(RELATIVE * scale));
        assertThat(slope).as("at " + u).isCloseTo(expectedSlope, within(RELATIVE * slopeScale));
    }
}
