package io.dealerflow.gexapi.rendered;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.contracts.event.EventIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Answers that are kept without a check whether something newer is stored, by question. This replica renders each at most once in
 * {@link RenderedAnswers#CHECK_INTERVAL}: so long it may answer with what was stored before.
 */
@ApplicationScoped
public class BriefAnswers {
    private static final long MAX_BYTES = 16L << 20;

    private final Cache<String, Brief> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String question, Brief answer) -> question.length() + answer.bytes().length)
            .expireAfterWrite(RenderedAnswers.CHECK_INTERVAL)
            .build();
    private final SingleFlight<Brief> running = new SingleFlight<>();

    /**
     * An answer as it is sent.
     *
     * @param digest of the bytes
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Brief(byte[] bytes, String digest) {}

    /**
     * The answer to a question.
     *
     * @param question all that the answer depends on, besides events
     * @param render   works the answer out; its failures are passed on
     */
    public Uni<Brief> get(String question, Supplier<Uni<byte[]>> render) {
        Brief found = kept.getIfPresent(question);
        return found != null
                ? Uni.createFrom().item(found)
                : running.get(
                        question,
                        () -> render.get()
                                .map(bytes -> new Brief(bytes, EventIds.sha256(bytes)))
                                .invoke(answer -> kept.put(question, answer)));
    }
}
