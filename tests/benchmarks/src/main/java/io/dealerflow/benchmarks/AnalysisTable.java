package io.dealerflow.benchmarks;

import java.util.Locale;
import java.util.Map;

/** How fast bar histories are analysed, in Markdown. */
final class AnalysisTable {
    private static final double MILLISECOND = 1e6;

    private AnalysisTable() {}

    /** Empty when it was not measured. */
    static String of(Map<String, Measured> measured) {
        Measured own = measured.get("AnalysisBenchmark.analysis");
        long bars = (long) AnalysisBenchmark.CONTRACTS * AnalysisBenchmark.BARS;
        return own == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "| analysis of bars, contracts | bars | ms | ns a bar |%n|--:|--:|--:|--:|%n| %d | %d | %.1f |"
                                + " %.1f |%n",
                        AnalysisBenchmark.CONTRACTS,
                        bars,
                        own.nanoseconds() / MILLISECOND,
                        own.nanoseconds() / bars);
    }
}
