package io.dealerflow.quant.batch;

import io.dealerflow.quant.pricing.Right;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures once which kernels are faster on this machine under this JVM, and says so in one line of the log. */
final class KernelChoice {
    private static final System.Logger LOG = System.getLogger(KernelChoice.class.getName());
    private static final int OPTIONS = 1024;
    /** How long the vector kernels may take to become fast: until compiled they are far slower than the scalar ones. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    /** Between bursts the processor belongs to others, the compiler among them. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int BURST = 20;

    private static final double CLEARLY = 1.2;
    /** By then the scalar kernels have been compiled. */
    private static final int LEAST_BURSTS = 10;

    private static volatile Kernels chosen = ScalarKernels.INSTANCE;

    static {
        vector().ifPresent(candidate ->
                Thread.ofPlatform().daemon().name("kernel-choice").start(() -> measure(candidate)));
    }

    private KernelChoice() {}

    static Kernels chosen() {
        return chosen;
    }

    static Optional<Kernels> vector() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? Optional.of(VectorKernels.INSTANCE)
                : Optional.empty();
    }

    /** Ends as soon as the candidate wins clearly, at the latest when patience does. */
    private static void measure(Kernels candidate) {
        OptionBatch options = sample();
        long end = System.nanoTime() + PATIENCE;
        double scalar = Double.POSITIVE_INFINITY;
        double vector = Double.POSITIVE_INFINITY;
        for (int burst = 1; burst <= LEAST_BURSTS || (vector * CLEARLY > scalar && System.nanoTime() < end); burst++) {
            scalar = Math.min(scalar, nanosPerOption(ScalarKernels.INSTANCE, options));
            vector = Math.min(vector, nanosPerOption(candidate, options));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        chosen = vector * CLEARLY > scalar ? ScalarKernels.INSTANCE : candidate;
        LOG.log(
                Level.INFO,
                "Options are priced by the kernels of %s: gamma in %.1f ns with %s, %.1f ns scalar"
                        .formatted(chosen.name(), vector, candidate.name(), scalar));
    }

    private static double nanosPerOption(Kernels kernels, OptionBatch options) {
        double[] gamma = new double[options.size()];
        long start = System.nanoTime();
        for (int i = 0; i < BURST; i++) {
            kernels.gamma(options, gamma);
        }
        return (double) (System.nanoTime() - start) / BURST / options.size();
    }

    private static OptionBatch sample() {
        OptionBatch options = new OptionBatch(100, 0.04, OPTIONS);
        for (int i = 0; i < OPTIONS; i++) {
            options.set(i, Right.CALL, 80 + 40.0 * i / OPTIONS, 0.1 + i % 7 * 0.2, 0.1 + i % 5 * 0.1, 0.01);
        }
        return options;
    }
}
