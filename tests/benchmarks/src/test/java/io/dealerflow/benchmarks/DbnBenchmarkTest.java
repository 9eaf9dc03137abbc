package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DbnBenchmarkTest {
    @Test
    void bothReadersFindTheSameSum() throws IOException {
        DbnBenchmark benchmark = new DbnBenchmark();

        assertThat(benchmark.plain()).isEqualTo(benchmark.bare()).isEqualTo(benchmark.packed());
    }
}
