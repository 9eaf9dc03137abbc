package io.dealerflow.gexapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotEventsTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private record Levels(
            @Nullable Double flip,
            GammaRegime regime,
            @Nullable Double callWall,
            @Nullable Double putWall) {}

    private static final Levels AT_FIRST = new Levels(100.0, GammaRegime.POSITIVE_GAMMA, 110.0, 90.0);

    private static GexSnapshot snapshot(int second, Levels levels) {
        Instant asOf = NOON.plusSeconds(second);
        return new GexSnapshot(
                "snapshot-" + second,
                "test",
                asOf,
                asOf,
                GexSnapshot.VERSION,
                "SPX",
                100,
                null,
                1.5e6,
                4.5e6,
                -3e6,
                7.5e6,
                0.2,
                new GexSnapshot.GammaFlip(levels.flip(), null, List.of(), List.of(), null, null),
                levels.regime(),
                levels.callWall(),
                levels.putWall(),
                List.of(new GexSnapshot.StrikeGex(100, 4.5e6, -3e6, 1.5e6, 1200, 800)),
                List.of(),
                null,
                0.2,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new GexSnapshot.HedgingFlow(1, 2, 3)),
                null,
                null,
                new GexSnapshot.ConventionUsed(
                        "act365",
                        "long_calls",
                        "oi",
                        "model",
                        0,
                        0,
                        "parity",
                        "fallback",
                        "none",
                        "drop",
                        null,
                        null,
                        null),
                new GexSnapshot.Quality(2, 2, Map.of(), Map.of()),
                List.of("chain"),
                null);
    }

    private static LevelChange known(int second, Levels levels) {
        return LevelChange.between(null, snapshot(second, levels)).orElseThrow();
    }

    private static Optional<LevelChange> change(Levels now) {
        return LevelChange.between(known(0, AT_FIRST), snapshot(1, now));
    }

    @Test
    @DisplayName("of the first snapshot of a symbol all levels are new")
    void first() {
        LevelChange first = known(0, AT_FIRST);

        assertThat(first.changed()).containsExactly("gamma_flip", "gamma_regime", "call_wall", "put_wall");
        assertThat(first.previous()).isNull();
    }

    @Test
    @DisplayName("a flip has moved from a tenth of a percent of spot on, here 0.1, and when it appears or goes")
    void flip() {
        assertThat(change(new Levels(100.09, GammaRegime.POSITIVE_GAMMA, 110.0, 90.0)))
                .isEmpty();
        assertThat(change(new Levels(100.11, GammaRegime.POSITIVE_GAMMA, 110.0, 90.0))
                        .orElseThrow()
                        .changed())
                .containsExactly("gamma_flip");
        assertThat(change(new Levels(null, GammaRegime.POSITIVE_GAMMA, 110.0, 90.0))
                        .orElseThrow()
                        .changed())
                .containsExactly("gamma_flip");
    }

    @Test
    void wallsAndRegime() {
        LevelChange change = change(new Levels(100.0, GammaRegime.NEGATIVE_GAMMA, 112.0, null))
                .orElseThrow();

        assertThat(change.changed()).containsExactly("gamma_regime", "call_wall", "put_wall");
        assertThat(change.previous())
                .isEqualTo(new LevelChange.Previous(NOON, 100.0, GammaRegime.POSITIVE_GAMMA, 110.0, 90.0));
    }

    @Test
    @DisplayName("an older snapshot that comes late moves nothing")
    void late() {
        assertThat(LevelChange.between(
                        known(5, AT_FIRST), snapshot(1, new Levels(null, GammaRegime.NEGATIVE_GAMMA, 1.0, 1.0))))
                .isEmpty();
    }

    @Test
    @DisplayName("a batch yields every snapshot without its tables, and each move after the snapshot that shows it")
    void batch() throws IOException {
        List<Received<GexSnapshot>> batch = List.of(
                received(snapshot(1, AT_FIRST)),
                received(snapshot(2, AT_FIRST)),
                received(snapshot(3, new Levels(100.0, GammaRegime.POSITIVE_GAMMA, 111.0, 90.0))));

        List<NewEvent> events = SnapshotEvents.of(batch, Map.of());

        assertThat(events)
                .extracting(NewEvent::key)
                .containsExactly(
                        "snapshot snapshot-1",
                        "levels snapshot-1",
                        "snapshot snapshot-2",
                        "snapshot snapshot-3",
                        "levels snapshot-3");
        JsonNode data = Wire.json().readTree(events.getFirst().data().apply(1));
        assertThat(data.fieldNames())
                .toIterable()
                .contains("symbol", "spot", "net_gex", "gamma_flip", "call_wall", "convention", "quality", "atm_iv_30d")
                .doesNotContain("by_strike", "by_expiry", "hedging_flow", "observation_ids");
    }

    private static Received<GexSnapshot> received(GexSnapshot snapshot) {
        return new Received<>(snapshot, Wire.writeJson(snapshot), Trace.continuing("test", null), false);
    }
}
