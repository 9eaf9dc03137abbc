package io.dealerflow.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a condition by asking again and again. */
final class Await {
    private static final long PAUSE_MS = 40;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private Await() {}

    /** Whether {@code condition} came true in time; a condition that throws is not true yet. */
    static boolean quietly(Duration timeout, Callable<Boolean> condition) {
        return failure(timeout, () -> true, condition) == null;
    }

    /**
     * Waits until {@code child} serves; stops it when it does not.
     *
     * @throws IOException when it ends first, or does not serve in time; the message shows the end of its log
     */
    static void serving(Child child, Duration timeout, Callable<Boolean> condition) throws IOException {
        Exception failure = failure(timeout, child::isAlive, condition);
        if (failure != null) {
            boolean alive = child.isAlive();
            String what = alive ? " does not answer: " + failure.getMessage() : " ended while starting";
            child.stop(STOP_PATIENCE);
            throw new IOException(child.name() + what + "\n" + child.lastWords(), failure);
        }
    }

    private static @Nullable Exception failure(
            Duration timeout, Callable<Boolean> worthWaiting, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Exception last = new IOException("not yet");
        try {
            while (System.nanoTime() < deadline && worthWaiting.call()) {
                try {
                    if (condition.call()) {
                        return null;
                    }
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    last = e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (Exception e) {
            return e;
        }
        return last;
    }
}
