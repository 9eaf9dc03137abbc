package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.OptionBatch;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Gamma of a batch, per option. */
@OperationsPerInvocation(Sample.SIZE)
public class GammaBenchmark extends Settings {
    private final Sample sample = Sample.ofBothSides();
    private final List<Contract> contracts = sample.contracts();
    private final OptionBatch options = sample.options();
    private final double[] gamma = new double[Sample.SIZE];
    private final Kernels scalar = Kernels.scalar();
    private final Kernels vector = Kernels.vector().orElse(scalar);

    @Benchmark
    public double[] scalar() {
        scalar.gamma(options, gamma);
        return gamma;
    }

    @Benchmark
    public double[] vector() {
        vector.gamma(options, gamma);
        return gamma;
    }

    @Benchmark
    public double[] strata() {
        Strata.gamma(contracts, Sample.MARKET, gamma);
        return gamma;
    }
}
