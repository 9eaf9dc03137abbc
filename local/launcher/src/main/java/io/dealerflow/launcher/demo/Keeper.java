package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts parts, and starts again those that end before they are told to. */
final class Keeper {
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 15_000;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final Roster roster;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Keeper(Console console, Roster roster) {
        this.console = console;
        this.roster = roster;
    }

    /** Starts the parts side by side and returns when all of them serve. */
    void start(Collection<? extends Part> parts) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> starts = parts.stream()
                    .map(part -> threads.submit(() -> {
                        start(part);
                        return part;
                    }))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private void start(Part part) throws IOException, InterruptedException {
        Child child = launch(part);
        part.awaitServing(child);
        console.ready(part.name(), part.address());
        Thread.ofVirtual().name("keep-" + part.name()).start(() -> keep(part, child));
    }

    private Child launch(Part part) throws IOException {
        Child child = part.launch();
        children.put(part.name(), child);
        roster.running(part, child);
        return child;
    }

    private void keep(Part part, Child first) {
        Child child = first;
        long pauseMs = FIRST_PAUSE_MS;
        try {
            while (true) {
                long started = System.nanoTime();
                int status = child.onExit().join();
                if (System.nanoTime() - started > LONG_ENOUGH.toNanos()) {
                    pauseMs = FIRST_PAUSE_MS;
                }
                if (stopping.await(pauseMs, TimeUnit.MILLISECONDS)) {
                    return;
                }
                console.say("  " + part.name() + " ended with status " + status + "; starting it again");
                pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
                child = again(part, child);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The new child; the old one when it could not be started, so that the next round tries again. */
    private Child again(Part part, Child old) throws InterruptedException {
        Child child = old;
        try {
            child = launch(part);
            part.awaitServing(child);
            console.say("  " + part.name() + " is back");
        } catch (IOException e) {
            if (stopping.getCount() > 0) {
                console.say("  " + e.getMessage());
            }
        }
        return child;
    }

    /** From now on what ends stays ended. */
    void letGo() {
        stopping.countDown();
    }

    /** Stops those of {@code parts} that run, side by side. */
    void stop(Collection<? extends Part> parts) {
        letGo();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Part part : parts) {
                Child child = children.get(part.name());
                if (child != null) {
                    threads.execute(() -> child.stop(STOP_PATIENCE));
                }
            }
        }
    }
}
