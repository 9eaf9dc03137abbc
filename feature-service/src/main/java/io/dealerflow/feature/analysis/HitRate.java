package io.dealerflow.feature.analysis;

import org.jspecify.annotations.Nullable;

/**
 * How often the next bar moved as the signal said.
 *
 * @param value {@code hits / n}; null when {@code n} is 0
 * @param n     signals that have a next bar
 */
public record HitRate(@Nullable Double value, long hits, long n) {
    static HitRate of(long hits, long n) {
        return new HitRate(n == 0 ? null : (double) hits / n, hits, n);
    }
}
