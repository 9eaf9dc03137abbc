package io.dealerflow.gexapi.rendered;

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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers about newest snapshots, by question: in the memory of the replica, then in that of all replicas, else rendered, once for
 * all who ask meanwhile. A kept answer is used while the snapshot that it was made from is the newest of its symbol. The store of the newest snapshots is
 * asked for that at most once per symbol in {@link #CHECK_INTERVAL}: so long a replica may answer with the snapshot before. While that
 * store does not answer, no kept answer is used.
 */
@ApplicationScoped
public class RenderedAnswers {
    /** How long an answer is kept at most. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    static final Duration CHECK_INTERVAL = Duration.ofMillis(50);
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_SYMBOLS = 10_000;

    private final Function<String, Uni<Optional<String>>> newestId;
    private final RenderedStore shared;
    private final Cache<String, Rendered> local = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String question, Rendered answer) -> question.length() + answer.size())
            .expireAfterWrite(LIFETIME)
            .build();
    private final Cache<String, Optional<String>> newest = Caffeine.newBuilder()
            .maximumSize(MAX_SYMBOLS)
            .expireAfterWrite(CHECK_INTERVAL)
            .build();
    private final SingleFlight<Rendered> answers = new SingleFlight<>();
    private final SingleFlight<Optional<String>> checks = new SingleFlight<>();

    @Inject
    RenderedAnswers(LatestStore<GexSnapshot, Levels> snapshots, RenderedStore shared) {
        this(snapshots::newestId, shared);
    }

    /** @param newestId of the snapshot of a symbol, as {@link LatestStore#newestId} */
    RenderedAnswers(Function<String, Uni<Optional<String>>> newestId, RenderedStore shared) {
        this.newestId = newestId;
        this.shared = shared;
    }

    /**
     * The answer to a question about a newest snapshot.
     *
     * @param question all that the answer depends on, besides the snapshot
     * @param render   works the answer out; its failures are passed on
     */
    public Uni<Rendered> get(String question, Supplier<Uni<Rendered>> render) {
        Rendered kept = local.getIfPresent(question);
        if (kept == null) {
            return answers.get(question, () -> load(question, render));
        }
        Optional<String> known = newest.getIfPresent(kept.heading().symbol());
        if (known != null && isFrom(kept, known)) {
            return Uni.createFrom().item(kept);
        }
        return isNewest(kept)
                .flatMap(is -> is ? Uni.createFrom().item(kept) : answers.get(question, () -> load(question, render)));
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
        return newest(answer.heading().symbol()).map(found -> isFrom(answer, found));
    }

    private static boolean isFrom(Rendered answer, Optional<String> newest) {
        return newest.isPresent() && newest.get().equals(answer.heading().eventId());
    }

    /** Id of the newest snapshot; empty where it is not known. */
    private Uni<Optional<String>> newest(String symbol) {
        Optional<String> known = newest.getIfPresent(symbol);
        return known != null
                ? Uni.createFrom().item(known)
                : checks.get(
                        symbol,
                        () -> newestId.apply(symbol)
                                .onFailure(UnavailableException.class)
                                .recoverWithItem(Optional.empty())
                                .invoke(found -> newest.put(symbol, found)));
    }
}
