package io.dealerflow.quant.batch;

import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Measures once which kernels are faster on this machine under this JVM, and logs the result in one line. The vector kernels are
 * chosen when each of them is faster: until it is compiled, one is far slower than its scalar counterpart.
 */
final class KernelChoice {
    private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());
    private static final int SIZE = 256;
    private static final int RUNGS = 33;
    private static final int BURST = 10;
    /** After this time the scalar kernels stay. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);
    /** Pause after a round, in its own duration: the measurement leaves the processor to a service that starts. */
    private static final int PAUSE = 3;

    private static final double CLEARLY = 1.2;
    /** Rounds after which the scalar kernels have been compiled. */
    private static final int LEAST_ROUNDS = 20;

    private static volatile Kernels chosen = ScalarKernels.INSTANCE;

    static {
        Kernels.vector()
                .ifPresent(candidate ->
                        Thread.ofPlatform().daemon().name("kernel-choice").start(() -> measure(candidate)));
    }

    private KernelChoice() {}

    static Kernels chosen() {
        return chosen;
    }

    /** One kernel and the best times, nanoseconds per line, that both sides have needed for it. */
    private static final class Trial {
        private final Consumer<Kernels> work;
        private double scalar = Double.POSITIVE_INFINITY;
        private double vector = Double.POSITIVE_INFINITY;

        Trial(Consumer<Kernels> work) {
            this.work = work;
        }

        void run(Kernels candidate) {
            scalar = Math.min(scalar, nanos(ScalarKernels.INSTANCE));
            vector = Math.min(vector, nanos(candidate));
        }

        boolean isWon() {
            return vector * CLEARLY < scalar;
        }

        private double nanos(Kernels kernels) {
            long start = System.nanoTime();
            for (int i = 0; i < BURST; i++) {
                work.accept(kernels);
            }
            return (double) (System.nanoTime() - start) / BURST / SIZE;
        }
    }

    private static void measure(Kernels candidate) {
        List<Trial> trials = trials();
        long end = System.nanoTime() + PATIENCE;
        boolean won = false;
        for (int round = 1; round <= LEAST_ROUNDS || (!won && System.nanoTime() < end); round++) {
            long start = System.nanoTime();
            trials.forEach(trial -> trial.run(candidate));
            won = trials.stream().allMatch(Trial::isWon);
            LockSupport.parkNanos(PAUSE * (System.nanoTime() - start));
        }
        chosen = won ? candidate : ScalarKernels.INSTANCE;
        Trial gamma = trials.getFirst();
        LOG.log(
                Level.INFO,
                "Options are priced by the kernels of %s: gamma in %.1f ns with %s, %.1f ns scalar"
                        .formatted(chosen.name(), gamma.vector, candidate.name(), gamma.scalar));
    }

    private static List<Trial> trials() {
        OptionBatch options = new OptionBatch(100, SIZE);
        QuoteBatch quotes = new QuoteBatch(SIZE);
        WeightedLines lines = new WeightedLines(SIZE);
        for (int i = 0; i < SIZE; i++) {
            double place = (double) i / SIZE;
            double years = 0.1 + i % 7 * 0.2;
            EuropeanOption option = new EuropeanOption(Right.CALL, 80 + 40 * place, years, 0.1 + i % 5 * 0.1);
            options.set(i, option, 0.04, 0.01);
            quotes.set(i, Right.CALL, 100 + 40 * place, 1 + i % 9, 100, years);
            lines.set(i, 4 * place - 2, 5 + i % 20, 1);
        }
        double[] column = new double[SIZE];
        BatchGreeks greeks = new BatchGreeks(SIZE);
        BatchVolatilities volatilities = new BatchVolatilities(SIZE);
        double[] sums = new double[RUNGS];
        double[] slopes = new double[RUNGS];
        double[] sum = new double[1];
        double[] slope = new double[1];
        double[] places = {-0.01, 0.01};
        double[] probabilities = new double[places.length];
        return List.of(
                new Trial(kernels -> kernels.gamma(options, column)),
                new Trial(kernels -> kernels.greeks(options, greeks)),
                new Trial(kernels -> kernels.volatilities(quotes, volatilities)),
                new Trial(kernels -> kernels.bells(lines, 0, 0.0025, sums, slopes)),
                new Trial(kernels -> kernels.bells(lines, 0, 0, sum, slope)),
                new Trial(kernels -> kernels.probabilities(lines, places, probabilities)));
    }
}
