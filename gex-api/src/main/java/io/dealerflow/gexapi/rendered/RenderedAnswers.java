package io.dealerflow.gexapi.rendered;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers about newest snapshots, by question: in the memory of the replica, then in that of all replicas, else rendered, once for
 * all who ask meanwhile. A kept answer is used while the snapshot that it was made from is the newest of its symbol. The store of the
 * newest snapshots is asked for that at most once per symbol in {@link #CHECK_INTERVAL}: so long a replica may answer with the snapshot
 * before. While that store does not answer, no kept answer is used.
 */
@ApplicationScoped
public class RenderedAnswers {
    /** How long an answer is kept at most. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    static final Duration CHECK_INTERVAL = Duration.ofMillis(50);
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_SYMBOLS = 10_000;

    private final RenderedStore shared;
    private final Cache<String, Rendered> local = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String question, Rendered answer) -> question.length() + answer.size())
            .expireAfterWrite(LIFETIME)
            .build();
    /** Ids of the newest snapshots by symbol; empty where none is known. */
    private final AsyncLoadingCache<String, Optional<String>> newest;

    private final SingleFlight<Rendered> answers = new SingleFlight<>();

    @Inject
    RenderedAnswers(LatestStore<GexSnapshot, Levels> snapshots, RenderedStore shared) {
        this(snapshots::newestId, shared);
    }

    /** @param newestId of the snapshot of a symbol, as {@link LatestStore#newestId} */
    RenderedAnswers(Function<String, Uni<Optional<String>>> newestId, RenderedStore shared) {
        this.shared = shared;
        this.newest = Caffeine.newBuilder()
                .maximumSize(MAX_SYMBOLS)
                .expireAfterWrite(CHECK_INTERVAL)
                .buildAsync((symbol, executor) -> newestId.apply(symbol)
                        .onFailure(UnavailableException.class)
                        .recoverWithItem(Optional.empty())
                        .subscribeAsCompletionStage());
    }

    /**
     * The answer to a question about a newest snapshot.
     *
     * @param question all that the answer depends on, besides the snapshot
     * @param render   works the answer out; its failures are passed on
     */
    public Uni<Rendered> get(String question, Supplier<Uni<Rendered>> render) {
        return Uni.createFrom()
                .completionStage(() -> kept(question))
                .flatMap(kept -> kept.isPresent()
                        ? Uni.createFrom().item(kept.get())
                        : answers.get(question, () -> load(question, render)));
    }

    /**
     * The answer to a question in the memory of this replica; empty where it has none, or the snapshot that it was made from is no longer
     * the newest. It is complete at once, unless the store of the newest snapshots has to be asked.
     */
    public CompletableFuture<Optional<Rendered>> kept(String question) {
        Rendered kept = local.getIfPresent(question);
        return kept == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : newest.get(kept.heading().symbol())
                        .thenApply(known -> Optional.of(kept).filter(answer -> isFrom(answer, known)));
    }

    private Uni<Rendered> load(String question, Supplier<Uni<Rendered>> render) {
        return shared.find(question)
                .onFailure(UnavailableException.class)
                .recoverWithItem(Optional.empty())
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : isNewest(found.get()).map(is -> found.filter(answer -> is)))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : render.get().call(answer -> share(question, answer)))
                .invoke(answer -> keep(question, answer));
    }

    private Uni<Void> share(String question, Rendered answer) {
        return answer.heading().stale()
                ? Uni.createFrom().voidItem()
                : shared.put(question, answer)
                        .onFailure(UnavailableException.class)
                        .recoverWithNull();
    }

    private void keep(String question, Rendered answer) {
        if (!answer.heading().stale()) {
            local.put(question, answer);
        }
    }

    private Uni<Boolean> isNewest(Rendered answer) {
        return Uni.createFrom()
                .completionStage(() -> newest.get(answer.heading().symbol()).copy())
                .map(found -> isFrom(answer, found));
    }

    private static boolean isFrom(Rendered answer, Optional<String> newest) {
        return newest.isPresent() && newest.get().equals(answer.heading().eventId());
    }
}
