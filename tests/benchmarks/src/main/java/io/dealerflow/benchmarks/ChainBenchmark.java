package io.dealerflow.benchmarks;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The complete analysis of a chain, from quotes to hedging flows. The other library does less: the profile's grid alone,
 * of a prepared book.
 */
public class ChainBenchmark extends Settings {
    private final Book large = MadeUpChain.of(MadeUpChain.Shape.LARGE);
    private final Book small = MadeUpChain.of(MadeUpChain.Shape.SMALL);
    private final PreparedBook largeReady = PreparedBook.of(large, Convention.DEFAULT);
    private final PreparedBook smallReady = PreparedBook.of(small, Convention.DEFAULT);
    private final double[] grid = ChainAnalysis.profileGrid(MadeUpChain.SPOT);

    @Benchmark
    public Object large() {
        return ChainAnalysis.of(large);
    }

    @Benchmark
    public Object small() {
        return ChainAnalysis.of(small);
    }

    @Benchmark
    public double[] largeGridByStrata() {
        return Strata.profile(largeReady, grid);
    }

    @Benchmark
    public double[] smallGridByStrata() {
        return Strata.profile(smallReady, grid);
    }
}
