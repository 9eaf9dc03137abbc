package io.dealerflow.feature.analysis;

/**
 * What the analysis of bars may vary in.
 *
 * @param betaBars     changes in the window of the rolling beta, {@code >= 2}
 * @param thresholdPct change of a bar in percent that is a signal while VIX is at {@code calmVix}, {@code > 0}
 * @param calmVix      level of VIX at which the thresholds are {@code thresholdPct}, {@code > 0}; they grow in proportion to VIX
 */
public record AnalysisRules(int betaBars, double thresholdPct, double calmVix) {
    public AnalysisRules {
        if (betaBars < 2) {
            throw new IllegalArgumentException("the window of beta must have 2 bars or more, had " + betaBars);
        }
        requirePositive(thresholdPct, "threshold");
        requirePositive(calmVix, "VIX of the threshold");
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + name + " must be finite and > 0, was " + value);
        }
    }
}
