package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnalysisBenchmarkTest {
    @Test
    void everyBarIsAnalysed() {
        assertThat(new AnalysisBenchmark().analysis())
                .isEqualTo((long) AnalysisBenchmark.CONTRACTS * AnalysisBenchmark.BARS);
    }
}
