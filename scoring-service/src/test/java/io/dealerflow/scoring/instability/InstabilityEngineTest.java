package io.dealerflow.scoring.instability;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstabilityEngineTest {
    private static final double EPS = 1e-9;

    private final ScoreHistory history = new ScoreHistory(List.of());

    @Test
    void indexIsTheMeanOfTheComponentsThatDoNotAbstain() {
        Outcome outcome = InstabilityEngine.score(Snapshots.of("X").build(), history);

        // flow 0.1 -> 0.6; vol 0.20 -> 0.2; positioning 10 % into negative gamma -> 1; (0.6 + 0.2 + 1) / 3 = 0.6
        assertThat(outcome.index()).isCloseTo(60, within(EPS));
        assertThat(outcome.regime()).isEqualTo(Regime.FRAGILE);
        assertThat(outcome.previousRegime()).isNull();
        assertThat(outcome.components())
                .extracting(Component::name)
                .containsExactly("flow", "vol", "positioning", "carry_term", "credit", "contagion", "narrative");
        assertThat(outcome.components().stream().mapToDouble(Component::weight).sum())
                .isCloseTo(1, within(EPS));
        assertThat(outcome.components().get(0).weight()).isCloseTo(1.0 / 3, within(EPS));
    }

    @Test
    void weightsAreRenormalisedWhenAnotherComponentAbstains() {
        Outcome outcome = InstabilityEngine.score(Snapshots.of("X").vol(null).build(), history);

        // (0.6 + 1) / 2
        assertThat(outcome.index()).isCloseTo(80, within(EPS));
        Component vol = outcome.components().get(1);
        assertThat(vol.value()).isNull();
        assertThat(vol.weight()).isZero();
        assertThat(vol.reason()).isEqualTo("NO_ATM_VOL");
    }

    @Test
    void withoutAnyComponentThereIsNoIndex() {
        Outcome outcome =
                InstabilityEngine.score(Snapshots.of("X").gross(0).vol(null).build(), history);

        assertThat(outcome.index()).isNull();
        assertThat(outcome.regime()).isNull();
    }

    @Test
    void historyAfterTheObservationDoesNotCount() {
        fill(60, START.plus(Duration.ofDays(1)));

        Outcome late = InstabilityEngine.score(Snapshots.of("X").at(START).build(), history);
        Outcome newest = InstabilityEngine.score(
                Snapshots.of("X").at(START.plus(Duration.ofDays(2))).build(), history);

        assertThat(late.components().getFirst().method()).isEqualTo(ScaleMethod.FIXED_RANGE);
        assertThat(late.components().getFirst().inputs()).containsEntry("past_observations", 0.0);
        assertThat(newest.components().getFirst().method()).isEqualTo(ScaleMethod.PERCENTILE);
    }

    @Test
    void historyOlderThanTheLookBackDoesNotCount() {
        fill(60, START.minus(Duration.ofDays(401)));

        Outcome outcome = InstabilityEngine.score(Snapshots.of("X").at(START).build(), history);

        assertThat(outcome.components().getFirst().method()).isEqualTo(ScaleMethod.FIXED_RANGE);
    }

    @Test
    void aNewVersionOfAnInstantReplacesItsEntryAndKeepsBothIds() {
        history.put(InstabilityEngine.score(Snapshots.of("X").id("a").vol(0.3).build(), history)
                .remembered());
        history.put(InstabilityEngine.score(Snapshots.of("X").id("b").vol(0.4).build(), history)
                .remembered());

        assertThat(history.valuesBefore(START.plusSeconds(1), ComponentKind.VOL))
                .containsExactly(0.4);
        assertThat(history.contains(START, "a")).isTrue();
        assertThat(history.contains(START, "b")).isTrue();
        assertThat(history.contains(START, "c")).isFalse();
    }

    @Test
    void theHistoryIsBounded() {
        fill(ScoreHistory.MAX_OBSERVATIONS + 1, START);

        Instant end = START.plus(Duration.ofDays(300));
        assertThat(history.valuesBefore(end, ComponentKind.VOL)).hasSize(ScoreHistory.MAX_OBSERVATIONS);
        assertThat(history.contains(START, "past-0")).isFalse();
    }

    private void fill(int count, Instant from) {
        for (int i = 0; i < count; i++) {
            var snapshot = Snapshots.of("X")
                    .id("past-" + i)
                    .at(from.plus(Duration.ofMinutes(i)))
                    .build();
            history.put(new PastObservation(
                    snapshot.asOf(),
                    List.of(snapshot.eventId()),
                    PastObservation.values(Measures.of(snapshot)),
                    Regime.FRAGILE));
        }
    }
}
