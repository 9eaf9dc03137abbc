package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.scores.ScaleMethod;
import java.util.Arrays;

/** Scales a measure to 0–1: its percentile in its own history, or its position in a fixed range while that history is short. */
final class Scale {
    /** Minimum number of observations for a percentile. */
    static final int MIN_HISTORY = 60;

    private Scale() {}

    record Scaled(double value, ScaleMethod method) {}

    static Scaled of(ComponentKind kind, double measure, double[] history) {
        return history.length >= MIN_HISTORY
                ? new Scaled(percentile(measure, history), ScaleMethod.PERCENTILE)
                : new Scaled(Range.of(kind).position(measure), ScaleMethod.FIXED_RANGE);
    }

    /** Mid-rank: the share of {@code history} below {@code measure}, ties counted half. */
    static double percentile(double measure, double[] history) {
        double below = Arrays.stream(history)
                .map(past -> past < measure ? 1 : past > measure ? 0 : 0.5)
                .sum();
        return below / history.length;
    }

    /** 0 at {@code calm} and below, 1 at {@code strained} and above, linear between. Units as in {@link Measures}. */
    record Range(double calm, double strained) {
        private static final Range SHARE_OF_GROSS = new Range(-0.5, 0.5);
        private static final Range VOL_PER_YEAR = new Range(0.10, 0.60);
        private static final Range PERCENT_INTO_NEGATIVE_GAMMA = new Range(-5, 5);

        static Range of(ComponentKind kind) {
            return switch (kind) {
                case FLOW -> SHARE_OF_GROSS;
                case VOL -> VOL_PER_YEAR;
                case POSITIONING -> PERCENT_INTO_NEGATIVE_GAMMA;
                case CARRY_TERM, CREDIT, CONTAGION, NARRATIVE ->
                    throw new IllegalArgumentException("no range is defined for " + kind);
            };
        }

        double position(double measure) {
            return Math.clamp((measure - calm) / (strained - calm), 0.0, 1.0);
        }
    }
}
