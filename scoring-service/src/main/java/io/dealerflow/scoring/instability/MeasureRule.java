package io.dealerflow.scoring.instability;

import java.time.Duration;

/**
 * How a measure is used for a component of an asset class.
 *
 * @param calm     the measure's value, in its unit, that stands for 0 while there is too little history
 * @param strained the value that stands for 1
 * @param maxAge   largest age of its features
 */
public record MeasureRule(MeasureKind measure, double calm, double strained, Duration maxAge) {
    public MeasureRule {
        if (!(calm < strained) || !Double.isFinite(calm) || !Double.isFinite(strained)) {
            throw new IllegalArgumentException("calm must be less than strained, were " + calm + " and " + strained);
        }
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("max_age must be positive, was " + maxAge);
        }
    }

    /** 0 at {@code calm} and below, 1 at {@code strained} and above, linear between. */
    double position(double value) {
        return Math.clamp((value - calm) / (strained - calm), 0.0, 1.0);
    }
}
