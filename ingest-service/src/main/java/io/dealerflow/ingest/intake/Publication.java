package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    Publication(Intake.Dependencies dependencies, Duration timeout) {
        this.publisher = dependencies.publisher();
        this.manifest = dependencies.manifest();
        this.meter = dependencies.meter();
        this.clock = dependencies.clock();
        this.timeout = timeout;
    }

    /**
     * Publishes {@code events} of one file, all at once.
     *
     * @return whether the broker acknowledged all in time. A claim is released when the broker refused, and kept while an
     *     acknowledgement may still come: a late one is recorded, too
     */
    boolean publish(LandedFile file, List<Event> events) {
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
