package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Publishes claimed events and marks the acknowledged ones in the manifest. */
final class Publication {
    private final Publisher publisher;
    private final Manifest manifest;
    private final IntakeMeter meter;
    private final Clock clock;
    private final Duration timeout;
    /** Threads that are there only while a file of several parts is published. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("publication-", 0).factory());

    Publication(Intake.Dependencies dependencies, Duration timeout) {
        this.publisher = dependencies.publisher();
        this.manifest = dependencies.manifest();
        this.meter = dependencies.meter();
        this.clock = dependencies.clock();
        this.timeout = timeout;
    }

    /** The parts of a file, which are published one after the other. */
    Parts parts(LandedFile file) {
        return new Parts(file);
    }

    /** Publishes one part of a file while the caller prepares the next. For one thread. */
    final class Parts implements AutoCloseable {
        private final LandedFile file;
        private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);

        private Parts(LandedFile file) {
            this.file = file;
        }

        /**
         * Publishes the events of a part when those before are acknowledged.
         *
         * @param isLast whether to wait for the acknowledgement
         * @return whether the broker acknowledged those before, and of the last part its own; if not, the claim on {@code events} is released
         */
        boolean publish(List<Event> events, boolean isLast) {
            if (!areAcknowledged()) {
                manifest.release(events.stream().map(Event::eventId).toList());
                return false;
            }
            if (events.isEmpty()) {
                return true;
            }
            if (isLast) {
                return Publication.this.publish(file, events);
            }
            Trace trace = Trace.current();
            last = CompletableFuture.supplyAsync(
                    () -> {
                        try (var _ = trace.enter()) {
                            return Publication.this.publish(file, events);
                        }
                    },
                    threads);
            return true;
        }

        /** Waits for the part that is being published; whether the broker acknowledged it. */
        boolean areAcknowledged() {
            try {
                return last.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        /** Waits for the part that is being published, whatever becomes of it. */
        @Override
        public void close() {
            last.exceptionally(failure -> false).join();
        }
    }

    /**
     * Publishes {@code events} of one file, all at once.
     *
     * @return whether the broker acknowledged all in time. A claim is released when the broker refused, and kept while an
     *     acknowledgement may still come: a late one is recorded, too
     */
    private boolean publish(LandedFile file, List<Event> events) {
        Instant begin = clock.instant();
        try {
            return send(file, events);
        } finally {
            meter.took(IntakeMeter.Stage.PUBLICATION, Duration.between(begin, clock.instant()));
        }
    }

    private boolean send(LandedFile file, List<Event> events) {
        Map<String, CompletableFuture<Void>> sent = new LinkedHashMap<>();
        Publisher.Origin origin = Publisher.Origin.of(file);
        for (Event event : events) {
            sent.put(
                    event.eventId(), publisher.publish(event, origin).thenRun(() -> meter.published(event, age(file))));
        }
        RuntimeException failure = await(sent);
        List<String> acknowledged = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Map<String, CompletableFuture<Void>> late = new LinkedHashMap<>();
        sent.forEach((eventId, future) -> {
            if (!future.isDone()) {
                late.put(eventId, future);
            } else if (future.isCompletedExceptionally()) {
                failed.add(eventId);
            } else {
                acknowledged.add(eventId);
            }
        });
        if (!late.isEmpty()) {
            markWhenAcknowledged(late);
        }
        manifest.markPublished(acknowledged);
        manifest.release(failed);
        if (failure != null && !(failure instanceof UnavailableException)) {
            throw failure;
        }
        return failure == null;
    }

    /** At once, when the broker has decided on all of them: after its timeout at the latest. */
    private void markWhenAcknowledged(Map<String, CompletableFuture<Void>> late) {
        var _ = CompletableFuture.allOf(late.values().toArray(CompletableFuture[]::new))
                .whenCompleteAsync((done, failure) -> manifest.markPublished(late.entrySet().stream()
                        .filter(sent -> !sent.getValue().isCompletedExceptionally())
                        .map(Map.Entry::getKey)
                        .toList()));
    }

    private @Nullable RuntimeException await(Map<String, CompletableFuture<Void>> sent) {
        try {
            CompletableFuture.allOf(sent.values().toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException("an event cannot be published", e.getCause());
        } catch (TimeoutException e) {
            return new UnavailableException("the broker has not acknowledged in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new UnavailableException("interrupted while waiting for the broker", e);
        }
    }

    private Duration age(LandedFile file) {
        return Duration.between(file.receivedAt(), clock.instant());
    }
}
