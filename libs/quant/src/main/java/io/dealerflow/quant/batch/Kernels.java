package io.dealerflow.quant.batch;

import java.util.Optional;

/**
 * The arithmetic of whole columns of options. The scalar kernels are the reference. The vector kernels do the same operations in the
 * same order: greeks and sums agree to the last bit, on machines of any number of lanes, volatilities to 1e-12 relative. The
 * batches are their working memory, so that a batch belongs to one thread at a time.
 */
public sealed interface Kernels permits ScalarKernels, VectorKernels {

    /** Description with the number of lanes. */
    String name();

    /**
     * Gamma of each option, delta per 1 of spot.
     *
     * @param gamma filled from index 0; at least as long as the batch
     * @throws IndexOutOfBoundsException if it is shorter
     */
    void gamma(OptionBatch options, double[] gamma);

    /**
     * Delta, gamma, vega, vanna and charm of each option.
     *
     * @throws IndexOutOfBoundsException if there are more options than room for their greeks
     */
    void greeks(OptionBatch options, BatchGreeks greeks);

    /**
     * The volatility of each quote, or why it has none.
     *
     * @throws IndexOutOfBoundsException if there are more quotes than room for their volatilities
     */
    void volatilities(QuoteBatch quotes, BatchVolatilities volatilities);

    /**
     * Weighted bells on the rungs of a ladder {@code u = first + k · step}: {@code sums[k] = Σ w e^(-z²/2)} and
     * {@code slopes[k] = Σ w e^(-z²/2) (1 - z · dz/du)} over all lines, with {@code z} the line's height at rung {@code k}.
     *
     * @param first from -1e100 to 1e100, as {@code step}
     * @param sums as long as the ladder
     * @param slopes at least as long as the ladder
     * @throws IndexOutOfBoundsException if they are shorter than {@code sums}
     */
    void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes);

    /**
     * Weighted probabilities at several places: {@code sums[k] = Σ w N(z)}.
     *
     * @param shifts the places, {@code u}, from -1e100 to 1e100
     * @param sums at least as long
     * @throws IndexOutOfBoundsException if it is shorter
     */
    void probabilities(WeightedLines lines, double[] shifts, double[] sums);

    /** Scalar, one option after another. */
    static Kernels scalar() {
        return ScalarKernels.INSTANCE;
    }

    /** SIMD lanes; empty where the JVM runs without {@code --add-modules jdk.incubator.vector}. */
    static Optional<Kernels> vector() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? Optional.of(VectorKernels.INSTANCE) : Optional.empty();
    }

    /**
     * The faster kernels on this machine. The first call starts a measurement in the background; the scalar kernels are used until it
     * ends: when the vector ones are compiled, or after a minute. The result is logged.
     */
    static Kernels chosen() {
        return KernelChoice.chosen();
    }
}
