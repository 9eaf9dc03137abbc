package io.dealerflow.benchmarks;

import java.util.Locale;
import java.util.Map;

/** What a calculation costs beside Jackson's reading of the same body, in Markdown. */
final class CalculationTable {
    private static final double MILLISECOND = 1e6;

    private CalculationTable() {}

    /** Empty when no calculation was measured together with both readings. */
    static String of(Map<String, Measured> measured) {
        String rows = row("500", "small", measured) + row("5 000", "large", measured);
        return rows.isEmpty() ? "" : """
                | contracts | calculation, ms | Jackson to a tree, ms | ratio | Jackson to objects, ms | ratio |
                |--:|--:|--:|--:|--:|--:|
                """ + rows;
    }

    private static String row(String contracts, String name, Map<String, Measured> measured) {
        Measured calculation = measured.get("CalculationBenchmark." + name);
        Measured tree = measured.get("CalculationBenchmark." + name + "Tree");
        Measured objects = measured.get("CalculationBenchmark." + name + "Objects");
        if (calculation == null || tree == null || objects == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                contracts,
                calculation.nanoseconds() / MILLISECOND,
                tree.nanoseconds() / MILLISECOND,
                calculation.nanoseconds() / tree.nanoseconds(),
                objects.nanoseconds() / MILLISECOND,
                calculation.nanoseconds() / objects.nanoseconds());
    }
}
