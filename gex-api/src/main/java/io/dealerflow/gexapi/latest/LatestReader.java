package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.event.Event;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads through the cache. What the cache has lost comes from the archive and is put back; while the cache is away the archive's
 * newest answers are marked stale. Fails with {@link io.dealerflow.kit.core.UnavailableException} when neither answers.
 */
public final class LatestReader<T extends Event, B> {
    private final LatestStore<T, B> cache;
    private final Archive<T> archive;
    private final Function<T, B> brief;

    /** @param brief what lists show of an event */
    public LatestReader(LatestStore<T, B> cache, Archive<T> archive, Function<T, B> brief) {
        this.cache = cache;
        this.archive = archive;
        this.brief = brief;
    }

    /** The newest event at or before {@code asOf}, or of all when that is null; empty when there is none. */
    public Uni<Optional<Located<T>>> find(String subject, @Nullable Instant asOf) {
        return attempt(cache.find(subject)).flatMap(cached -> {
            Optional<T> fitting = cached.orElse(Optional.empty()).filter(event -> isAtOrBefore(event, asOf));
            return fitting.isPresent()
                    ? Uni.createFrom().item(fitting.map(event -> new Located<>(event, false)))
                    : fromArchive(subject, asOf, cached.isPresent());
        });
    }

    private static boolean isAtOrBefore(Event event, @Nullable Instant asOf) {
        return asOf == null || !event.asOf().isAfter(asOf);
    }

    private Uni<Optional<Located<T>>> fromArchive(String subject, @Nullable Instant asOf, boolean cacheAnswers) {
        return archive.find(subject, asOf).flatMap(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            T event = found.get().event();
            boolean newest = found.get().newest();
            Optional<Located<T>> answer = Optional.of(new Located<>(event, newest && !cacheAnswers));
            return newest && cacheAnswers
                    ? attempt(cache.refill(event)).replaceWith(answer)
                    : Uni.createFrom().item(answer);
        });
    }

    /** What lists show of every subject's newest event. */
    public Uni<Located<List<B>>> list() {
        return attempt(cache.list())
                .flatMap(cached -> cached.orElse(Optional.empty())
                        .map(list -> Uni.createFrom().item(new Located<>(list, false)))
                        .orElseGet(() -> listFromArchive(cached.isPresent())));
    }

    private Uni<Located<List<B>>> listFromArchive(boolean cacheAnswers) {
        return archive.newestOfAll().flatMap(events -> {
            var answer = new Located<>(events.stream().map(brief).toList(), !cacheAnswers);
            return cacheAnswers
                    ? attempt(refill(events)).replaceWith(answer)
                    : Uni.createFrom().item(answer);
        });
    }

    private Uni<Void> refill(List<T> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(cache::refill)
                .collect()
                .last()
                .flatMap(ignored -> cache.markComplete());
    }

    /** Empty when the cache is away. */
    private static <V> Uni<Optional<V>> attempt(Uni<V> question) {
        return question.map(Optional::ofNullable).onFailure().recoverWithItem(Optional.empty());
    }
}
