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

/** Starts components, and restarts those that end unexpectedly. */
final class Supervisor {
    private static final long MIN_PAUSE_MS = 200;
    private static final long MAX_PAUSE_MS = 15_000;
    /** After a process has run this long, its next restart is not delayed. */
    private static final Duration STABLE_AFTER = Duration.ofSeconds(30);

    private final Console console;
    private final ServicesFile servicesFile;
    private final Map<String, Child> children = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Supervisor(Console console, ServicesFile servicesFile) {
        this.console = console;
        this.servicesFile = servicesFile;
    }

    /** Starts the components in parallel and returns when all of them are ready. */
    void start(Collection<? extends Component> components) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> starts = components.stream()
                    .map(component -> threads.submit(() -> {
                        start(component);
                        return component;
                    }))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private void start(Component component) throws IOException {
        Child child = launch(component);
        component.awaitReady(child);
        console.ready(component.name(), component.address());
        Thread.ofVirtual().name("supervise-" + component.name()).start(() -> superviseUntilStopped(component, child));
    }

    private Child launch(Component component) throws IOException {
        Child child = component.launch();
        children.put(component.name(), child);
        servicesFile.started(component, child);
        return child;
    }

    private void superviseUntilStopped(Component component, Child first) {
        Child child = first;
        long pauseMs = MIN_PAUSE_MS;
        try {
            while (true) {
                long started = System.nanoTime();
                int status = child.onExit().join();
                if (System.nanoTime() - started > STABLE_AFTER.toNanos()) {
                    pauseMs = MIN_PAUSE_MS;
                }
                if (stopping.await(pauseMs, TimeUnit.MILLISECONDS)) {
                    return;
                }
                console.print("  " + component.name() + " ended with status " + status + " and is restarted");
                pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS);
                child = restart(component, child);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The new child; the old one when it could not be started, so that the next round retries. */
    private Child restart(Component component, Child old) {
        Child child = old;
        try {
            child = launch(component);
            component.awaitReady(child);
            console.print("  " + component.name() + " is ready again");
        } catch (IOException e) {
            if (stopping.getCount() > 0) {
                console.print("  " + e.getMessage());
            }
        }
        return child;
    }

    /** Stops the running ones of {@code components} in parallel, each within {@code timeout}; nothing is restarted any more. */
    void stop(Collection<? extends Component> components, Duration timeout) {
        stopping.countDown();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Component component : components) {
                Child child = children.get(component.name());
                if (child != null) {
                    threads.execute(() -> child.stop(timeout));
                }
            }
        }
    }
}
