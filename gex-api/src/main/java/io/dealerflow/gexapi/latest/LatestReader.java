package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.gexapi.latest.Archive.Archived;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads through the cache. Events missing in the cache are read from the archive and cached; while the cache does not answer, the
 * archive's newest answers are marked stale. Fails with {@link UnavailableException} when neither answers.
 */
public final class LatestReader<T extends Event, S> {
    private final LatestStore<T, S> cache;
    private final Archive<T> archive;
    private final Function<T, S> summary;
    private final Counter hits;
    private final Counter misses;

    /**
     * @param name    of the kind of event in metrics
     * @param summary the event's entry in lists
     */
    public LatestReader(
            String name, LatestStore<T, S> cache, Archive<T> archive, Function<T, S> summary, MeterRegistry registry) {
        this.cache = cache;
        this.archive = archive;
        this.summary = summary;
        this.hits = registry.counter("dealerflow.latest.reads", "kind", name, "source", "cache");
        this.misses = registry.counter("dealerflow.latest.reads", "kind", name, "source", "archive");
    }

    /** The newest event at or before {@code asOf}, or of all when that is null; empty when there is none. */
    public Uni<Optional<Sourced<T>>> find(String subject, @Nullable Instant asOf) {
        return attempt(cache.find(subject)).flatMap(cached -> {
            Optional<T> fitting = cached.orElse(Optional.empty()).filter(event -> isAtOrBefore(event, asOf));
            return fitting.isPresent()
                    ? hit(fitting.map(event -> new Sourced<>(event, false)))
                    : fromArchive(subject, asOf, cached.isPresent());
        });
    }

    private static boolean isAtOrBefore(Event event, @Nullable Instant asOf) {
        return asOf == null || !event.asOf().isAfter(asOf);
    }

    private Uni<Optional<Sourced<T>>> fromArchive(String subject, @Nullable Instant asOf, boolean cacheAnswers) {
        misses.increment();
        return archive.find(subject, asOf).flatMap(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Archived<T> archived = found.get();
            Optional<Sourced<T>> answer =
                    Optional.of(new Sourced<>(archived.event(), archived.newest() && !cacheAnswers));
            return archived.newest() && cacheAnswers
                    ? attempt(refill(archived)).replaceWith(answer)
                    : Uni.createFrom().item(answer);
        });
    }

    /** The list entry of every subject's newest event. */
    public Uni<Sourced<List<S>>> list() {
        return attempt(cache.list())
                .flatMap(cached -> cached.orElse(Optional.empty())
                        .map(list -> hit(new Sourced<>(list, false)))
                        .orElseGet(() -> listFromArchive(cached.isPresent())));
    }

    private Uni<Sourced<List<S>>> listFromArchive(boolean cacheAnswers) {
        misses.increment();
        return archive.newestOfAll().flatMap(events -> {
            var answer = new Sourced<>(
                    events.stream().map(Archived::event).map(summary).toList(), !cacheAnswers);
            return cacheAnswers
                    ? attempt(refill(events)).replaceWith(answer)
                    : Uni.createFrom().item(answer);
        });
    }

    private Uni<Void> refill(List<Archived<T>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::refill)
                .collect()
                .last()
                .flatMap(ignored -> cache.markComplete());
    }

    private Uni<Void> refill(Archived<T> archived) {
        return cache.refill(archived.event(), archived.json());
    }

    private <V> Uni<V> hit(V answer) {
        hits.increment();
        return Uni.createFrom().item(answer);
    }

    /** Empty when the cache does not answer. */
    private static <V> Uni<Optional<V>> attempt(Uni<V> question) {
        return question.map(Optional::ofNullable)
                .onFailure(UnavailableException.class)
                .recoverWithItem(Optional.empty());
    }
}
