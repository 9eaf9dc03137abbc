package io.dealerflow.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * A benchmark's outcome.
 *
 * @param nanoseconds per operation and thread
 * @param best of the iterations, nanoseconds per operation and thread
 * @param error half the width of the 99.9 % confidence interval, nanoseconds; NaN with fewer than two iterations
 * @param allocated bytes per operation, NaN when it was not measured
 */
record Measured(double nanoseconds, double best, double error, double allocated) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Outcomes by {@code Class.method}. */
    static Map<String, Measured> byName(Collection<RunResult> results) {
        Map<String, Measured> byName = new HashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String method = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            byName.put(method, of(result));
        }
        return byName;
    }

    private static Measured of(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return new Measured(
                time.getScore(),
                time.getStatistics().getMin(),
                time.getScoreError(),
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
