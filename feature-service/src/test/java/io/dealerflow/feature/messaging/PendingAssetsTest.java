package io.dealerflow.feature.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.feature.messaging.PendingAssets.Next;
import io.dealerflow.feature.messaging.PendingAssets.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingAssetsTest {
    private static final Instant NOON = Instant.EPOCH;
    private static final long QUIET_MS = PendingAssets.QUIET.toMillis();

    private final InMemoryKeyValueStore store = new InMemoryKeyValueStore(PendingAssets.STORE);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AssetMetrics metrics = new AssetMetrics(meters);
    private final PendingAssets pending = new PendingAssets(store, metrics);

    private static Next next(Instant from, long atMs) {
        return new Next(from, "trace " + atMs, false, atMs, atMs);
    }

    @Test
    @DisplayName("an asset is due once it has received nothing for a while, or has waited long enough")
    void due() {
        pending.set("A", Progress.NONE.continues(next(NOON, 0)));
        assertThat(pending.due(QUIET_MS - 1)).isEmpty();
        assertThat(pending.due(QUIET_MS)).contains("A");

        long longAfter = PendingAssets.MAX_WAIT.toMillis();
        pending.set("A", Progress.NONE.continues(next(NOON, 0).and(next(NOON, longAfter - 1))));
        assertThat(pending.due(longAfter - 1)).isEmpty();
        assertThat(pending.due(longAfter)).contains("A");
    }

    @Test
    @DisplayName("a history is waited for longer")
    void history() {
        Instant newest = NOON.plusSeconds(2 * 86_400);
        pending.set("A", Progress.NONE.knows(LocalDate.of(1970, 1, 3), newest).continues(next(NOON, 0)));

        assertThat(pending.due(PendingAssets.HISTORY_QUIET.toMillis() - 1)).isEmpty();
        assertThat(pending.due(PendingAssets.HISTORY_QUIET.toMillis())).contains("A");
    }

    @Test
    @DisplayName("an instant that has not come yet is waited for")
    void future() {
        pending.set("A", Progress.NONE.continues(next(NOON.plusSeconds(60), 0)));

        assertThat(pending.due(59_999)).isEmpty();
        assertThat(pending.due(60_000)).contains("A");
    }

    @Test
    @DisplayName("facts that come together are computed from the earliest on, under the trace of the last")
    void factsAreCombined() {
        Next both = next(NOON, 0).and(new Next(NOON.minusSeconds(1), "last", true, 5, 5));

        assertThat(both).isEqualTo(new Next(NOON.minusSeconds(1), "last", false, 0, 5));
    }

    @Test
    void whatIsNewDoesNotWaitForHistories() {
        pending.set("A", Progress.NONE.continues(next(NOON.minusSeconds(60), 0)));
        pending.set("B", Progress.NONE.continues(next(NOON, 1)));

        assertThat(pending.due(QUIET_MS + 1)).containsExactly("B", "A");
    }

    @Test
    void afterARestartTheProgressIsThatOfTheStore() {
        Progress progress = Progress.NONE
                .knows(LocalDate.of(2026, 3, 13), NOON)
                .published(NOON.minusSeconds(60))
                .continues(next(NOON, 0));
        pending.set("A", progress);
        pending.set("B", Progress.NONE.knows(LocalDate.of(2026, 3, 13), NOON));
        pending.close();

        var restarted = new PendingAssets(store, metrics);

        assertThat(restarted.progress("A")).isEqualTo(progress);
        assertThat(restarted.due(QUIET_MS)).contains("A");
        assertThat(meters.get("dealerflow.assets.pending").gauge().value()).isEqualTo(1);
    }
}
