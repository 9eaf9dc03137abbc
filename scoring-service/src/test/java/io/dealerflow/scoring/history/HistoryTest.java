package io.dealerflow.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant START = Instant.parse("2026-03-13T14:30:00Z");

    private final History<Seen> history = new History<Seen>(List.of());

    private record Seen(Instant asOf, List<String> eventIds, int value) implements History.Entry<Seen> {
        @Override
        public Seen withEventIds(List<String> ids) {
            return new Seen(asOf, ids, value);
        }
    }

    private History.Change<Seen> put(int second, String id, int value) {
        return history.put(new Seen(START.plusSeconds(second), List.of(id), value));
    }

    @Test
    void anotherVersionOfAnInstantReplacesItAndKeepsBothIds() {
        put(0, "a", 1);
        History.Change<Seen> change = put(0, "b", 2);

        assertThat(change.written()).isEqualTo(new Seen(START, List.of("a", "b"), 2));
        assertThat(history.contains(START, "a")).isTrue();
        assertThat(history.contains(START, "b")).isTrue();
        assertThat(history.contains(START, "c")).isFalse();
        assertThat(history.contains(START.plusSeconds(1), "a")).isFalse();
    }

    @Test
    void lateIsWhatIsBeforeTheNewest() {
        assertThat(history.isLate(START)).isFalse();
        put(10, "a", 1);

        assertThat(history.isLate(START)).isTrue();
        assertThat(history.isLate(START.plusSeconds(10))).isFalse();
        assertThat(history.isLate(START.plusSeconds(11))).isFalse();
    }

    @Test
    void aSpanIncludesItsStartAndNotItsEnd() {
        put(2, "c", 3);
        put(0, "a", 1);
        put(1, "b", 2);

        assertThat(history.between(START, START.plusSeconds(2)))
                .extracting(Seen::value)
                .containsExactly(1, 2);
        assertThat(history.newestFirst(START, START.plusSeconds(3)))
                .extracting(Seen::value)
                .containsExactly(3, 2, 1);
    }

    @Test
    void theOldestIsForgotten() {
        for (int i = 0; i < History.MAX_ENTRIES; i++) {
            assertThat(put(i, "e" + i, i).forgotten()).isEmpty();
        }

        assertThat(put(History.MAX_ENTRIES, "next", 0).forgotten()).contains(START);
        assertThat(put(-1, "older than all", 0).forgotten()).contains(START.minusSeconds(1));
    }

    @Test
    void theRankOfAFigureCountsTiesHalf() {
        assertThat(Percentile.midRank(2, new double[] {1, 2, 2, 3})).isEqualTo(0.5);
        assertThat(Percentile.midRank(0, new double[] {1, 2})).isZero();
        assertThat(Percentile.midRank(9, new double[] {1, 2})).isEqualTo(1);
    }
}
