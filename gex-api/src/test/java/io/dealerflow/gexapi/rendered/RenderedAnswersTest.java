package io.dealerflow.gexapi.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dealerflow.gexapi.rendered.Rendered.Heading;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenderedAnswersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Redis redis = new Redis();
    private final RenderedAnswers replica = new RenderedAnswers(redis::newestId, redis);
    private final AtomicInteger rendered = new AtomicInteger();

    /** What replicas share: ids of newest snapshots, and answers. */
    private static final class Redis implements RenderedStore {
        private final Map<String, Rendered> answers = new HashMap<>();
        private @Nullable String newestId = "e1";
        private boolean away;
        private int checks;

        private <T> Uni<T> unlessAway(Supplier<T> answer) {
            return away
                    ? Uni.createFrom().failure(new UnavailableException("away", new IllegalStateException()))
                    : Uni.createFrom().item(answer);
        }

        @Override
        public Uni<Optional<Rendered>> find(String key) {
            return unlessAway(() -> Optional.ofNullable(answers.get(key)));
        }

        @Override
        public Uni<Void> put(String question, Rendered answer) {
            return unlessAway(() -> answers.put(question, answer)).replaceWithVoid();
        }

        Uni<Optional<String>> newestId(String symbol) {
            checks++;
            return unlessAway(() -> Optional.ofNullable(newestId));
        }
    }

    private static Rendered answer(@Nullable String eventId, boolean stale) {
        return Rendered.of(new Heading("SPX", String.valueOf(eventId), stale, null), new byte[] {1});
    }

    private Rendered ask(RenderedAnswers at) {
        return at.get(
                        "/gex/SPX",
                        () -> Uni.createFrom().item(() -> {
                            rendered.incrementAndGet();
                            return answer(redis.newestId, redis.away);
                        }))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void anAnswerIsRenderedOnceForAllReplicasUntilANewerSnapshot() {
        ask(replica);
        ask(replica);
        ask(new RenderedAnswers(redis::newestId, redis));
        assertThat(rendered).hasValue(1);

        redis.newestId = "e2";

        await().atMost(PATIENCE).until(() -> ask(replica).heading().eventId().equals("e2"));
        assertThat(rendered).hasValue(2);
    }

    @Test
    void anAnswerIsInMemoryWhileItsSnapshotIsTheNewest() {
        assertThat(replica.kept("/gex/SPX").join()).isEmpty();
        Rendered answer = ask(replica);

        assertThat(replica.kept("/gex/SPX").join()).contains(answer);
        assertThat(replica.kept("/gex/SPX")).as("without waiting").isDone();
        assertThat(replica.kept("/gex/NDX").join()).isEmpty();

        redis.newestId = "e2";
        await().atMost(PATIENCE).until(() -> replica.kept("/gex/SPX").join().isEmpty());
    }

    @Test
    void manyRequestsCostOneQuestionToRedisAWhile() {
        ask(replica);
        for (int i = 0; i < 1_000; i++) {
            ask(replica);
        }

        assertThat(redis.checks).isLessThan(500);
    }

    @Test
    void simultaneousQuestionsAreAnsweredByOneRendering() {
        List<UniEmitter<? super Rendered>> waiting = new ArrayList<>();
        Supplier<Uni<Rendered>> slow = () -> Uni.createFrom().emitter(emitter -> waiting.add(emitter));
        List<Rendered> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            replica.get("/gex/SPX", slow).subscribe().with(answers::add);
        }
        assertThat(waiting).hasSize(1);

        waiting.getFirst().complete(answer("e1", false));

        assertThat(answers).hasSize(10);
    }

    @Test
    void whileRedisIsAwayNothingKeptIsUsed() {
        ask(replica);
        redis.away = true;

        await().atMost(PATIENCE).until(() -> ask(replica).heading().stale());
        int before = rendered.get();
        assertThat(ask(replica).heading().stale()).isTrue();
        assertThat(rendered).hasValue(before + 1);

        redis.away = false;
        await().atMost(PATIENCE).until(() -> !ask(replica).heading().stale());
    }

    @Test
    void withoutKnowledgeOfTheNewestNothingKeptIsUsed() {
        ask(replica);
        redis.newestId = null;

        await().atMost(PATIENCE).until(() -> ask(replica).heading().eventId().equals("null"));
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> replica.get(
                                "/gex/SPX", () -> Uni.createFrom().failure(new IllegalStateException("unknown symbol")))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("unknown symbol");

        assertThat(ask(replica).heading().eventId()).isEqualTo("e1");
    }
}
