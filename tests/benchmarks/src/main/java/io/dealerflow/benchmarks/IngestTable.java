package io.dealerflow.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How fast files are read, a chain beside Jackson's reading of the same bytes, in Markdown. */
final class IngestTable {
    private static final double MILLISECOND = 1e6;
    private static final double SECOND = 1e9;

    private IngestTable() {}

    /** Empty when none was measured. */
    static String of(Map<String, Measured> measured) {
        Measured jackson = measured.get("IngestBenchmark.jackson");
        String rows = row("chain", "chain of Cboe, contracts", IngestBenchmark.CONTRACTS, measured, jackson)
                + row("jackson", "Jackson's reading of it", IngestBenchmark.CONTRACTS, measured, jackson)
                + row("cotYear", "year of Commitments of Traders, reports", IngestBenchmark.REPORTS, measured, null);
        return rows.isEmpty() ? "" : """
                | file, records | records | ms | records a second | time : Jackson |
                |---|--:|--:|--:|--:|
                """ + rows;
    }

    private static String row(
            String benchmark, String name, int records, Map<String, Measured> measured, @Nullable Measured jackson) {
        Measured own = measured.get("IngestBenchmark." + benchmark);
        return own == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.0f | %s |%n",
                        name,
                        records,
                        own.nanoseconds() / MILLISECOND,
                        records / own.nanoseconds() * SECOND,
                        jackson == null
                                ? ""
                                : String.format(Locale.ROOT, "%.2f", own.nanoseconds() / jackson.nanoseconds()));
    }
}
