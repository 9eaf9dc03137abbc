package io.dealerflow.ingest.source;

import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs a task on its own thread at a fixed rate, or back to back when the task takes longer; a failure is logged and the task runs again. */
public final class BackgroundLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BackgroundLoop.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Runnable task;
    private final long intervalNanos;
    private final Thread thread;
    private volatile boolean stopping;

    public BackgroundLoop(String name, Duration interval, Runnable task) {
        this.task = task;
        this.intervalNanos = interval.toNanos();
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopping) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed; it runs again", thread.getName());
            }
            next = Math.max(next + intervalNanos, System.nanoTime());
            pauseUntil(next);
        }
    }

    private void pauseUntil(long nanoTime) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
