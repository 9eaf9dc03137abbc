package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {
    static List<Row> rows() {
        return Rows.all();
    }

    /** All implementations answer the same questions over the same inputs: the least exact is the other library. */
    @ParameterizedTest
    @MethodSource("rows")
    void everyImplementationComputesTheSame(Row row) {
        boolean american = row.benchmark().startsWith("American");

        assertThat(row.deviation().getAsDouble()).isBetween(0.0, american ? 1e-6 : 1e-11);
    }

    @Test
    void americanSizeIsTheGrids() {
        assertThat(AmericanGrid.OPTIONS).hasSize(AmericanBenchmark.SIZE);
    }

    @Test
    void tableShowsRatioAndBound() {
        Map<String, Measured> measured = new HashMap<>();
        measured.put("A.fast", new Measured(4, 3.9, 0.4, 0));
        measured.put("A.slow", new Measured(72, 71, 1, 160));
        for (String floor : List.of("multiplyAdd", "divide", "squareRoot", "oneByte")) {
            measured.put("FloorBenchmark." + floor, new Measured(0.2, 0.1, 0, 0));
        }
        Row row = new Row("task", "A.fast", "A.slow", () -> 1e-15, "relative", new Work(20, 1, 1, 4));

        String table = Table.speeds(List.of(row), measured);

        assertThat(table.lines().toList().getLast())
                .isEqualTo("| task | 4.00 ns ± 10 % | 72.0 ns ± 1 % | 18.0 | 1.0e-15 relative | 0 B"
                        + " | 20 fma, 1 div, 1 sqrt, 4 B | 2.00 ns | 2.00 |");
    }

    @Test
    void aRowThatWasNotMeasuredIsLeftOut() {
        assertThat(Table.speeds(Rows.all(), Map.of()).lines()).hasSize(2);
    }
}
