package io.dealerflow.gexapi.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BriefAnswersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BriefAnswers answers = new BriefAnswers();
    private final AtomicInteger rendered = new AtomicInteger();

    private BriefAnswers.Brief ask(String question) {
        return answers.get(question, () -> Uni.createFrom().item(() -> new byte[] {(byte) rendered.incrementAndGet()}))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void manyQuestionsAreAnsweredByOneRenderingAWhile() {
        for (int i = 0; i < 1_000; i++) {
            ask("/symbols");
        }

        assertThat(rendered).hasPositiveValue().hasValueLessThan(500);
        assertThat(ask("/screener").digest()).isNotEqualTo(ask("/symbols").digest());
        await().atMost(PATIENCE).until(() -> ask("/symbols").bytes()[0] == (byte) rendered.get());
    }

    @Test
    void simultaneousQuestionsAreAnsweredByOneRendering() {
        List<UniEmitter<? super byte[]>> waiting = new ArrayList<>();
        List<BriefAnswers.Brief> found = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.get("/symbols", () -> Uni.createFrom().emitter(waiting::add))
                    .subscribe()
                    .with(found::add);
        }
        assertThat(waiting).hasSize(1);

        waiting.getFirst().complete(new byte[] {1});

        assertThat(found).hasSize(10);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> answers.get(
                                "/symbols", () -> Uni.createFrom().failure(new IllegalStateException("unavailable")))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("unavailable");

        assertThat(ask("/symbols").bytes()).containsExactly(1);
    }
}
