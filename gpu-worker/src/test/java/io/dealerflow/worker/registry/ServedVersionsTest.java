package io.dealerflow.worker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.worker.CountingModel;
import io.dealerflow.worker.drift.DriftMonitor;
import io.dealerflow.worker.drift.DriftReference;
import io.dealerflow.worker.model.LoadedModel.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServedVersionsTest {
    private static final ModelName MODEL = ModelName.NEWS_SENTIMENT;
    private static final int SWAPS = 100;
    private static final int CLIENTS = 4;
    /** Answered between two swaps, so that each version has work. */
    private static final int REQUESTS_A_SWAP = 20;

    private final ServedVersions versions = new ServedVersions();

    @Test
    @DisplayName(
            "versions are swapped under load: no request fails, none has answers of two versions, each version closes once")
    void hotSwap() throws Exception {
        try (ExecutorService preparation = Executors.newFixedThreadPool(2);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<CountingModel> models = new ArrayList<>();
            List<CompletableFuture<Void>> closed = new ArrayList<>();
            models.add(activate(0, preparation, closed));
            var stop = new AtomicBoolean();
            var answered = new AtomicLong();
            List<Future<Set<String>>> seen = IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> clients.submit(() -> askUntil(stop, answered)))
                    .toList();

            try {
                for (int swap = 1; swap <= SWAPS; swap++) {
                    long enough = answered.get() + REQUESTS_A_SWAP;
                    while (answered.get() < enough && seen.stream().noneMatch(Future::isDone)) {
                        Thread.onSpinWait();
                    }
                    models.add(activate(swap, preparation, closed));
                }
            } finally {
                stop.set(true);
            }

            Set<String> labels = new HashSet<>();
            for (Future<Set<String>> client : seen) {
                labels.addAll(client.get());
            }
            for (CompletableFuture<Void> one : closed) {
                one.get();
            }
            assertThat(labels).hasSizeGreaterThan(SWAPS / 2);
            assertThat(models.subList(0, SWAPS)).allMatch(CountingModel::isClosed);
            assertThat(models.getLast().isClosed()).isFalse();
            versions.close();
        }
    }

    /** The versions that answered; throws what a request failed with. */
    private Set<String> askUntil(AtomicBoolean stop, AtomicLong answered) throws Exception {
        Set<String> seen = new HashSet<>();
        while (!stop.get()) {
            List<ModelInput> inputs = IntStream.rangeClosed(1, 5)
                    .mapToObj(length -> ModelInput.news("x".repeat(length), null))
                    .toList();
            List<Answer> answers = versions.ask(MODEL, version -> version.lane().submit(inputs))
                    .get();
            assertThat(answers.stream().map(answer -> answer.output().label()).collect(Collectors.toSet()))
                    .hasSize(1);
            assertThat(answers.stream().map(answer -> answer.output().values().get(CountingModel.LENGTH)))
                    .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
            seen.add(answers.getFirst().output().label());
            answered.incrementAndGet();
        }
        return seen;
    }

    @Test
    void questionThatFailsHoldsNothing() throws Exception {
        List<CompletableFuture<Void>> closed = new ArrayList<>();
        CountingModel first = activate(1, Runnable::run, closed);
        assertThatThrownBy(() -> versions.ask(MODEL, _ -> {
                    throw new IllegalArgumentException("no question");
                }))
                .hasMessage("no question");

        activate(2, Runnable::run, closed);

        closed.getLast().get();
        assertThat(first.isClosed()).isTrue();
        versions.close();
    }

    @Test
    void modelWithoutAVersionIsNamed() {
        assertThatThrownBy(() -> versions.ask(MODEL, version -> new CompletableFuture<>()))
                .hasMessage("no version of news-sentiment is served");
    }

    private CountingModel activate(int number, Executor preparation, List<CompletableFuture<Void>> closed) {
        var model = new CountingModel(MODEL, Integer.toString(number));
        var served = new ServedModel(
                "event-" + number,
                "test",
                Instant.EPOCH,
                Instant.EPOCH,
                ServedModel.VERSION,
                MODEL,
                model.version(),
                "cpu",
                "",
                List.of(),
                Map.of(),
                "");
        var drift = new DriftMonitor(new DriftReference(1, 1, 1, 1, 1, List.of()));
        closed.add(versions.activate(
                new ServedVersion(model.version(), served, ModelFolders.lane(model, preparation), drift)));
        return model;
    }
}
