package io.dealerflow.benchmarks;

import io.dealerflow.quant.american.AmericanPricer;
import io.dealerflow.quant.american.Scheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** American prices over a listed grid, per option. */
@OperationsPerInvocation(AmericanBenchmark.SIZE)
public class AmericanBenchmark extends Settings {
    static final int SIZE = 546;

    private final AmericanPricer pricer = new AmericanPricer();
    private final AmericanPricer tight = new AmericanPricer(Scheme.TIGHT);
    private final double[] prices = new double[SIZE];

    @Benchmark
    public double[] usual() {
        AmericanGrid.price(pricer, prices);
        return prices;
    }

    /** In JMH's log only: there is nothing to compare it with, and no bound has been counted. */
    @Benchmark
    public double[] quarterlyDividends() {
        AmericanGrid.priceWithDividends(pricer, prices);
        return prices;
    }

    @Benchmark
    public double[] tight() {
        AmericanGrid.price(tight, prices);
        return prices;
    }
}
