package io.dealerflow.load;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, whether answers come or not. Latency counts from the instant at which a request was due, so that a slow answer
 * is not hidden by requests that it kept from being sent.
 */
final class OpenLoop {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private OpenLoop() {}

    /** Sends one request. */
    interface Sender {
        /**
         * @param due {@link System#nanoTime} at which it is due
         * @return ends when it has been answered, or will not be
         */
        CompletionStage<?> send(long due, Measurement measurement);
    }

    /** @param rate per second */
    static Measurement run(double rate, Duration duration, Sender sender) {
        var measurement = new Measurement(duration);
        var open = new AtomicLong();
        long start = System.nanoTime();
        long count = Math.round(rate * duration.toNanos() / 1e9);
        for (long i = 0; i < count; i++) {
            long due = start + Math.round(i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            open.incrementAndGet();
            sender.send(due, measurement).whenComplete((answer, failure) -> open.decrementAndGet());
        }
        awaitNone(open, System.nanoTime());
        return measurement;
    }

    /** Waits for the last answers after the end of a run. */
    static void awaitNone(AtomicLong open, long end) {
        long last = end + LAST_ANSWERS.toNanos();
        while (open.get() > 0 && System.nanoTime() < last) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
