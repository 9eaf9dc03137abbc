package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class IngestBenchmarkTest {
    @Test
    void everyRecordOfTheFilesIsRead() throws IOException {
        IngestBenchmark benchmark = new IngestBenchmark();

        assertThat(benchmark.chain()).isEqualTo(IngestBenchmark.CONTRACTS);
        assertThat(benchmark.jackson()).isPositive();
        assertThat(benchmark.cotYear()).isEqualTo(IngestBenchmark.REPORTS);
    }
}
