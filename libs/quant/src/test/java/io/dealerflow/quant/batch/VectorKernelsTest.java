package io.dealerflow.quant.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.Black;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lanes against the scalar truth, once the compiler has replaced the interpreter, at lengths that no set of lanes divides:
 * greeks and sums to the last bit, volatilities to 1e-12.
 */
class VectorKernelsTest {
    private static final double PARITY = 1e-12;
    private static final int WARM_UP = 3000;
    private static final Kernels SCALAR = Kernels.scalar();

    @BeforeAll
    static void compile() {
        assertThat(Kernels.vector())
                .as("this JVM was started without --add-modules jdk.incubator.vector")
                .isPresent();
        Sample sample = new Sample(300, 7);
        for (int i = 0; i < WARM_UP; i++) {
            sample.run(vector());
        }
    }

    private static Kernels vector() {
        return Kernels.vector().orElseThrow();
    }

    /** Made-up options, quotes and lines, and what kernels make of them; every third in a corner. */
    private static final class Sample {
        private static final double[] SHIFTS = {-0.2, -0.01, 0, 0.003, 0.18};
        private static final int RUNGS = 81;
        private static final double STEP = 0.0028;

        final OptionBatch options;
        final QuoteBatch quotes;
        final WeightedLines lines;
        final double[] gamma;
        final BatchGreeks greeks;
        final BatchVolatilities volatilities;
        final double[] bells = new double[RUNGS];
        final double[] slopes = new double[RUNGS];
        final double[] bell = new double[1];
        final double[] slope = new double[1];
        final double[] probabilities = new double[SHIFTS.length];

        Sample(int size, long seed) {
            options = new OptionBatch(4000, size);
            quotes = new QuoteBatch(size);
            lines = new WeightedLines(size);
            gamma = new double[size];
            greeks = new BatchGreeks(size);
            volatilities = new BatchVolatilities(size);
            Random random = new Random(seed);
            for (int i = 0; i < size; i++) {
                fill(i, random);
            }
        }

        private void fill(int i, Random random) {
            Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
            boolean corner = i % 3 == 2;
            double strike = 4000 * Math.exp(random.nextGaussian() * (corner ? 1.5 : 0.1));
            double years = corner ? Math.exp(random.nextDouble(-10, 3)) : random.nextDouble(0.01, 2);
            double volatility = corner ? Math.exp(random.nextDouble(-5, 1.5)) : random.nextDouble(0.08, 0.6);
            EuropeanOption option = new EuropeanOption(right, strike, years, volatility);
            options.set(i, option, random.nextDouble(-0.01, 0.06), random.nextDouble(-0.02, 0.05));
            double price = Black.undiscounted(option, 4000);
            quotes.set(i, right, strike, i % 11 == 10 ? 1.01 * strike : price, 4000, years);
            // A whole chunk of lines that rise gently, then one with some that climb past the top of their bell between
            // two rungs.
            double steepness = i > 300 && corner ? 3000 : 60;
            lines.set(i, random.nextGaussian() * 3, random.nextGaussian() * steepness, random.nextGaussian());
        }

        void run(Kernels kernels) {
            kernels.gamma(options, gamma);
            kernels.greeks(options, greeks);
            kernels.volatilities(quotes, volatilities);
            kernels.bells(lines, -0.01, STEP, bells, slopes);
            kernels.bells(lines, 0.02, 0, bell, slope);
            kernels.probabilities(lines, SHIFTS, probabilities);
        }

        Sample done(Kernels kernels) {
            run(kernels);
            return this;
        }
    }

    /** Three sets of the most lanes and one, then those beside a chunk. */
    private static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(0, 25), IntStream.of(31, 255, 256, 257, 511, 1000, 4099));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void greeksAreTheSame(int size) {
        Sample expected = new Sample(size, size).done(SCALAR);
        Sample actual = new Sample(size, size).done(vector());
        assertThat(actual.gamma).containsExactly(expected.gamma);
        for (int i = 0; i < size; i++) {
            assertThat(greeks(actual, i)).as("option " + i).containsExactly(greeks(expected, i));
        }
    }

    private static double[] greeks(Sample sample, int i) {
        BatchGreeks greeks = sample.greeks;
        return new double[] {greeks.delta(i), greeks.gamma(i), greeks.vega(i), greeks.vanna(i), greeks.charm(i)};
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void volatilitiesAgree(int size) {
        Sample expected = new Sample(size, size).done(SCALAR);
        Sample actual = new Sample(size, size).done(vector());
        for (int i = 0; i < size; i++) {
            assertThat(actual.volatilities.reason(i)).as("quote " + i).isEqualTo(expected.volatilities.reason(i));
            if (expected.volatilities.isSolved(i)) {
                double volatility = expected.volatilities.volatility(i);
                assertThat(actual.volatilities.volatility(i))
                        .as("quote " + i)
                        .isCloseTo(volatility, within(PARITY * volatility));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void sumsAreTheSame(int size) {
        Sample expected = new Sample(size, size).done(SCALAR);
        Sample actual = new Sample(size, size).done(vector());
        assertThat(actual.bells).containsExactly(expected.bells);
        assertThat(actual.slopes).containsExactly(expected.slopes);
        assertThat(actual.bell).containsExactly(expected.bell);
        assertThat(actual.slope).containsExactly(expected.slope);
        assertThat(actual.probabilities).containsExactly(expected.probabilities);
    }
}
