package io.dealerflow.benchmarks;

import io.dealerflow.feature.analysis.AnalysisRules;
import io.dealerflow.feature.analysis.BarAnalysis;
import io.dealerflow.feature.analysis.Closes;
import io.dealerflow.feature.analysis.Market;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The analysis of bar histories that are in memory. Beside it stands what {@code tools/reference/bar_analysis.py time} needs for as many bars with pandas;
 * {@code analysis.sh} runs both.
 */
public class AnalysisBenchmark extends Settings {
    static final int CONTRACTS = 10;
    static final int BARS = 28_048;

    private static final AnalysisRules RULES = new AnalysisRules(60, 0.5, 15);
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final Market market = new Market(series(0), series(1));
    private final List<Closes> contracts = IntStream.range(2, 2 + CONTRACTS)
            .mapToObj(AnalysisBenchmark::series)
            .toList();

    private static Closes series(int seed) {
        var random = new SplittableRandom(seed);
        var closes = new Closes.Builder("series " + seed);
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            close *= 1 + (random.nextDouble() - 0.5) / 50;
            closes.add(i * HOUR_MICROS, close, i + 1);
        }
        return closes.build();
    }

    /** Every contract; the number of their bars. */
    @Benchmark
    public long analysis() {
        return contracts.stream()
                .mapToLong(contract ->
                        BarAnalysis.of(contract, market, RULES).summary("any").bars())
                .sum();
    }
}
