package io.dealerflow.benchmarks;

import java.util.Locale;
import java.util.Map;

/** How fast DBN is read, beside a bare loop over the same bytes, in Markdown. */
final class DbnTable {
    private static final double SECOND = 1e9;
    private static final double MILLION = 1e6;

    private DbnTable() {}

    /** Empty when the bare loop was not measured. */
    static String of(Map<String, Measured> measured) {
        Measured bare = measured.get("DbnBenchmark.bare");
        if (bare == null) {
            return "";
        }
        return """
                | DBN, trades | million records a second | time : bare loop | allocated, bytes a record |
                |---|--:|--:|--:|
                """ + row("plain", measured, bare) + row("packed", measured, bare) + row("bare", measured, bare);
    }

    private static String row(String name, Map<String, Measured> measured, Measured bare) {
        Measured own = measured.get("DbnBenchmark." + name);
        return own == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.2f | %.3f |%n",
                        name,
                        DbnBenchmark.RECORDS / own.nanoseconds() * SECOND / MILLION,
                        own.nanoseconds() / bare.nanoseconds(),
                        own.allocated() / DbnBenchmark.RECORDS);
    }
}
