package io.dealerflow.gexapi.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int THREADS = 8;
    private static final int ROUNDS = 20_000;

    private final SingleFlight<Integer> flight = new SingleFlight<>();

    @Test
    @DisplayName(
            "whoever comes from another thread while the work ends gets its outcome once, through every later stage")
    void manyThreads() throws Exception {
        Uni.createFrom().item(0).await().atMost(PATIENCE); // Mutiny cannot be initialised by several threads at once
        try (ExecutorService work = Executors.newFixedThreadPool(2);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                done.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        String answer = flight.get(
                                        "key", () -> Uni.createFrom().item(7).emitOn(work))
                                .map(found -> found == 7)
                                .flatMap(is -> Uni.createFrom().item(is ? "yes" : "no"))
                                .await()
                                .atMost(PATIENCE);
                        assertThat(answer).isEqualTo("yes");
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
    }

    @Test
    void whoNoLongerWaitsDoesNotEndItForTheOthers() {
        List<UniEmitter<? super Integer>> started = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        var first = flight.get("key", () -> Uni.createFrom().emitter(started::add))
                .subscribe()
                .with(answers::add);
        flight.get("key", () -> Uni.createFrom().emitter(started::add))
                .subscribe()
                .with(answers::add);

        first.cancel();
        assertThat(started).hasSize(1);
        started.getFirst().complete(7);

        assertThat(answers).containsExactly(7);
    }

    @Test
    void failedWorkIsDoneAgain() {
        var calls = new AtomicInteger();

        assertThatThrownBy(() -> flight.get("key", () -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("not now");
                        })
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("not now");
        assertThat(flight.get("key", () -> Uni.createFrom().item(calls::incrementAndGet))
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(2);
    }
}
