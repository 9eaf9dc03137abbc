package io.dealerflow.worker.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Items that become batches. A batch is due when it is full, when no further item is announced, or when its first item has waited long enough.
 * Not thread-safe.
 */
final class MicroBatch<T> {
    /** {@link #nanosUntilDue} without an item. */
    static final long NEVER = Long.MAX_VALUE;

    private record Waiting<T>(T item, long since) {}

    private final BatchLimits limits;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private int announced;

    MicroBatch(BatchLimits limits) {
        this.limits = limits;
    }

    /** Says that so many items will be added or withdrawn. */
    void announce(int items) {
        announced += items;
    }

    /** An announced item. */
    void add(T item, long nanoTime) {
        announced--;
        waiting.add(new Waiting<>(item, nanoTime));
    }

    /** An announced item does not come. */
    void withdraw() {
        announced--;
    }

    int size() {
        return waiting.size();
    }

    /** 0 when a batch is due, {@link #NEVER} when nothing waits. */
    long nanosUntilDue(long nanoTime) {
        if (waiting.isEmpty()) {
            return NEVER;
        }
        if (waiting.size() >= limits.size() || announced == 0) {
            return 0;
        }
        return Math.max(
                0, limits.maxWait().toNanos() - (nanoTime - waiting.getFirst().since()));
    }

    /** The oldest items, at most a batch of them. */
    List<T> take() {
        List<T> batch = new ArrayList<>(Math.min(waiting.size(), limits.size()));
        while (!waiting.isEmpty() && batch.size() < limits.size()) {
            batch.add(waiting.removeFirst().item());
        }
        return batch;
    }
}
