package io.dealerflow.benchmarks;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Speed of one core at the basic operations of pricing, in loops that the compiler turns into the widest vector
 * instructions it has. The bounds of the table are counted in these.
 */
public class FloorBenchmark extends Settings {
    static final int SIZE = 1024;
    static final int STREAM_SIZE = 2048;
    /** Four columns read, one written. */
    static final int BYTES_PER_ELEMENT = 40;

    static final int MULTIPLY_ADDS = 16;

    private final double[] first = random();
    private final double[] second = random();
    private final double[] third = random();
    private final double[] fourth = random();
    private final double[] out = new double[STREAM_SIZE];

    @Benchmark
    @OperationsPerInvocation(STREAM_SIZE * BYTES_PER_ELEMENT)
    public double[] oneByte() {
        for (int i = 0; i < STREAM_SIZE; i++) {
            out[i] = (first[i] + second[i]) + (third[i] + fourth[i]);
        }
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(SIZE * MULTIPLY_ADDS)
    public double[] multiplyAdd() {
        for (int i = 0; i < SIZE; i++) {
            double x = first[i];
            double y = second[i];
            out[i] = quarter(quarter(0.1, x), x) + quarter(quarter(0.2, y), y);
        }
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] divide() {
        for (int i = 0; i < SIZE; i++) {
            out[i] = first[i] / second[i];
        }
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] squareRoot() {
        for (int i = 0; i < SIZE; i++) {
            out[i] = Math.sqrt(first[i]);
        }
        return out;
    }

    private static double quarter(double sum, double x) {
        double one = Math.fma(sum, x, 0.3);
        double two = Math.fma(one, x, 0.5);
        double three = Math.fma(two, x, 0.7);
        return Math.fma(three, x, 0.9);
    }

    private static double[] random() {
        SplittableRandom random = new SplittableRandom(1);
        return random.doubles(STREAM_SIZE, 0.5, 1.5).toArray();
    }
}
