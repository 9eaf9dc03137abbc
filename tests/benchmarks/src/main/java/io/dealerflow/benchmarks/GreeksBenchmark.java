package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.BatchGreeks;
import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.OptionBatch;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Delta, gamma, vega, vanna and charm of a batch, per option. */
@OperationsPerInvocation(Sample.SIZE)
public class GreeksBenchmark extends Settings {
    private final Sample sample = Sample.ofBothSides();
    private final List<Contract> contracts = sample.contracts();
    private final OptionBatch options = sample.options();
    private final BatchGreeks greeks = new BatchGreeks(Sample.SIZE);
    private final FiveGreeks.Columns columns = new FiveGreeks.Columns(Sample.SIZE);
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector().orElse(scalar);

    @Benchmark
    public BatchGreeks scalar() {
        scalar.greeks(options, greeks);
        return greeks;
    }

    @Benchmark
    public BatchGreeks vector() {
        vector.greeks(options, greeks);
        return greeks;
    }

    @Benchmark
    public Object strata() {
        Strata.greeks(contracts, Sample.MARKET, columns);
        return columns;
    }
}
