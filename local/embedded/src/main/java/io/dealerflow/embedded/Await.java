package io.dealerflow.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a condition by checking it every 100 ms. */
public final class Await {
    private static final long PAUSE_MS = 100;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private Await() {}

    /**
     * Whether {@code condition} became true in time. A condition that throws counts as false; an interrupt ends the wait and stays
     * set.
     */
    public static boolean until(Duration timeout, Callable<Boolean> condition) {
        return failure(timeout, () -> true, condition) == null;
    }

    /**
     * Waits until {@code child} is ready, and stops it when it does not become so.
     *
     * @throws IOException when it ends first, or is not ready in time; the message shows the end of its log
     */
    public static void ready(Child child, Duration timeout, Callable<Boolean> condition) throws IOException {
        Exception failure = failure(timeout, child::isAlive, condition);
        if (failure != null) {
            String what = child.isAlive()
                    ? " is not ready after " + timeout.toSeconds() + " s (" + failure.getMessage() + ")"
                    : " ended while starting";
            child.stop(STOP_TIMEOUT);
            throw new IOException(
                    child.name() + what + "; the end of " + child.log() + ":\n" + child.logTail(), failure);
        }
    }

    /** Null when the condition became true, else the reason. */
    private static @Nullable Exception failure(
            Duration timeout, Callable<Boolean> worthWaiting, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Exception last = new IOException("no answer");
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
