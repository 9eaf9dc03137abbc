package io.dealerflow.quant.batch;

/** All SIMD kernels. Only loaded where {@code jdk.incubator.vector} is part of the running JVM. */
final class VectorKernels implements Kernels {
    static final VectorKernels INSTANCE = new VectorKernels();

    private VectorKernels() {}

    @Override
    public String name() {
        return VectorMath.LANES + " lanes";
    }

    @Override
    public void gamma(OptionBatch options, double[] gamma) {
        Bounds.room(options.size(), gamma.length);
        VectorGreeks.gamma(options, gamma);
    }

    @Override
    public void greeks(OptionBatch options, BatchGreeks greeks) {
        Bounds.room(options.size(), greeks.size());
        VectorGreeks.greeks(options, greeks);
    }

    @Override
    public void volatilities(QuoteBatch quotes, BatchVolatilities volatilities) {
        Bounds.room(quotes.size(), volatilities.size());
        VectorVolatility.solve(quotes, volatilities.volatility);
        for (int i = 0; i < quotes.size(); i++) {
            if (!volatilities.isSolved(i)) {
                volatilities.solve(quotes, i);
            }
        }
    }

    @Override
    public void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        Bounds.ladder(first, step, sums, slopes);
        VectorSums.bells(lines, first, step, sums, slopes);
    }

    @Override
    public void probabilities(WeightedLines lines, double[] shifts, double[] sums) {
        Bounds.places(shifts, sums);
        VectorSums.probabilities(lines, shifts, sums);
    }
}
