package io.dealerflow.worker.batch;

import java.time.Duration;

/**
 * When a batch is run.
 *
 * @param size     the most inputs of a batch
 * @param maxWait  how long an input waits for others that are being prepared
 * @param capacity the most inputs in preparation or waiting; who submits more waits
 */
public record BatchLimits(int size, Duration maxWait, int capacity) {
    public BatchLimits {
        if (size < 1 || capacity < size) {
            throw new IllegalArgumentException(
                    "size must be >= 1 and capacity >= size, were " + size + " and " + capacity);
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("wait must be >= 0, was " + maxWait);
        }
    }
}
