package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.BatchVolatilities;
import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.QuoteBatch;
import io.dealerflow.quant.vol.ImpliedVolatility;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Implied volatility of out-of-the-money quotes, per quote. */
@OperationsPerInvocation(Sample.SIZE)
public class VolatilityBenchmark extends Settings {
    private final Sample sample = Sample.outOfTheMoney();
    private final List<Contract> contracts = sample.contracts();
    private final double[] prices = sample.prices();
    private final QuoteBatch quotes = sample.quotes(prices);
    private final BatchVolatilities batch = new BatchVolatilities(Sample.SIZE);
    private final double[] volatilities = new double[Sample.SIZE];
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector().orElse(scalar);

    /** One by one through {@link ImpliedVolatility#of}. */
    @Benchmark
    public double[] single() {
        OneByOne.impliedVolatilities(contracts, prices, volatilities);
        return volatilities;
    }

    @Benchmark
    public BatchVolatilities scalar() {
        scalar.volatilities(quotes, batch);
        return batch;
    }

    @Benchmark
    public BatchVolatilities vector() {
        vector.volatilities(quotes, batch);
        return batch;
    }

    @Benchmark
    public double[] strata() {
        Strata.impliedVolatilities(contracts, prices, volatilities);
        return volatilities;
    }
}
