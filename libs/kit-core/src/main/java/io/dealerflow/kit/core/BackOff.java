package io.dealerflow.kit.core;

import java.time.Duration;
import java.util.Optional;

/**
 * Exponential back-off.
 *
 * @param first    delay after the first attempt; it doubles with each further one
 * @param longest  upper limit of a delay
 * @param attempts maximum number of attempts
 */
public record BackOff(Duration first, Duration longest, int attempts) {
    private static final int MAX_DOUBLINGS = 30;

    /**
     * Delay before the next attempt; empty when it is given up.
     *
     * @param made attempts so far, at least 1
     */
    public Optional<Duration> after(int made) {
        if (made >= attempts) {
            return Optional.empty();
        }
        Duration delay = first.multipliedBy(1L << Math.min(made - 1, MAX_DOUBLINGS));
        return Optional.of(delay.compareTo(longest) < 0 ? delay : longest);
    }
}
