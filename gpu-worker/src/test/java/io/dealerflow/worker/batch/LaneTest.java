package io.dealerflow.worker.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.CountingModel;
import io.dealerflow.worker.Lanes;
import io.dealerflow.worker.model.LoadedModel.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final BatchLimits LIMITS = new BatchLimits(8, Duration.ofSeconds(30), 16);

    private final CountingModel model = new CountingModel(ModelName.NEWS_SENTIMENT, "1");
    private final List<Runnable> preparations = new CopyOnWriteArrayList<>();

    private Lane lane(Lane.Tools tools) {
        return new Lane(model, 1, LIMITS, tools);
    }

    @Test
    void answersComeInTheOrderOfTheInputsInBatchesOfAtMostTheSize() throws Exception {
        Lane lane = lane(Lanes.tools(Runnable::run));
        assertThat(lane.acquire()).isTrue();

        List<Answer> answers = lane.submit(headlines(20)).get();

        assertThat(answers.stream().map(answer -> answer.output().values().get(CountingModel.LENGTH)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> (double) i).toList());
        assertThat(model.batches()).allMatch(size -> size <= 8);
        assertThat(model.batches().stream().mapToInt(size -> size).sum()).isEqualTo(20);
        lane.release();
        lane.retire().get();
    }

    @Test
    @DisplayName("an input alone is run at once, though batches may wait for half a minute")
    void nothingIsWaitedForThatIsNotAnnounced() throws Exception {
        Lane lane = lane(Lanes.tools(Runnable::run));

        assertThat(lane.submit(headlines(1)).get()).hasSize(1);

        assertThat(model.batches()).containsExactly(1);
        lane.retire().get();
    }

    @Test
    void inputAtFaultFailsAlone() throws Exception {
        Lane lane = lane(Lanes.tools(Runnable::run));
        CompletableFuture<List<Answer>> bad = lane.submit(List.of(ModelInput.news(CountingModel.BAD, null)));
        CompletableFuture<List<Answer>> good = lane.submit(headlines(3));

        assertThat(good.get()).hasSize(3);
        assertThatThrownBy(bad::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("cannot run " + CountingModel.BAD);
        lane.retire().get();
    }

    @Test
    void refusedInputIsAnsweredWithItsReasonAndNotRun() throws Exception {
        Lane lane = lane(Lanes.tools(Runnable::run));

        List<Answer> answers = lane.submit(List.of(ModelInput.news("", null))).get();

        assertThat(answers.getFirst().output().reason()).isEqualTo("NO_TEXT");
        assertThat(model.batches()).isEmpty();
        lane.retire().get();
    }

    @Test
    @DisplayName("who submits to a full lane waits until there is room")
    void aFullLane() throws Exception {
        Lane lane = lane(Lanes.tools(preparations::add));
        var submitted = new CompletableFuture<List<Answer>>();
        Thread submitting = Thread.ofPlatform().start(() -> {
            try {
                lane.submit(headlines(LIMITS.capacity() + 1)).thenAccept(submitted::complete);
            } catch (InterruptedException e) {
                submitted.completeExceptionally(e);
            }
        });
        await().until(() -> preparations.size() == LIMITS.capacity() && submitting.getState() == Thread.State.WAITING);

        List.copyOf(preparations).forEach(Runnable::run);
        submitting.join();
        preparations.getLast().run();

        assertThat(submitted.get()).hasSize(LIMITS.capacity() + 1);
        lane.retire().get();
    }

    @Test
    @DisplayName("a retired lane answers those who hold it, then closes its model, and is not acquired any more")
    void aRetiredLane() throws Exception {
        Lane lane = lane(Lanes.tools(preparations::add));
        assertThat(lane.acquire()).isTrue();
        CompletableFuture<List<Answer>> answers = lane.submit(headlines(2));

        CompletableFuture<Void> closed = lane.retire();

        assertThat(lane.acquire()).isFalse();
        assertThat(model.isClosed()).isFalse();
        preparations.forEach(Runnable::run);
        assertThat(answers.get()).hasSize(2);
        assertThat(closed).isNotDone();
        lane.release();
        closed.get();
        assertThat(model.isClosed()).isTrue();
    }

    private static List<ModelInput> headlines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(length -> ModelInput.news("x".repeat(length), null))
                .toList();
    }
}
