package io.dealerflow.scoring.history;

import java.util.Arrays;

/** Rank of a figure among figures of the past. */
public final class Percentile {
    private Percentile() {}

    /** Mid-rank, 0–1: the share of {@code past} below {@code figure}, ties counted half. {@code past} is not empty. */
    public static double midRank(double figure, double[] past) {
        double below = Arrays.stream(past)
                .map(value -> value < figure ? 1 : value > figure ? 0 : 0.5)
                .sum();
        return below / past.length;
    }
}
