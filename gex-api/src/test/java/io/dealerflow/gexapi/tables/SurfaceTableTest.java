package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SurfaceTableTest {
    private static final ChainBook BOOK = SampleBooks.at(CLOSE, 100)
            .expiry(APRIL, 100)
            .call(95, 0.21, 100)
            .put(95, 0.21, 400)
            .call(100, 0.20, 300)
            .put(100, 0.20, 0)
            .call(105, 0.19, 500)
            .expiry(APRIL.plusDays(35), 100)
            .call(100, 0.22, 50)
            .put(90, 0.25, 70)
            .book();
    private static final GexSnapshot SNAPSHOT = GexSnapshots.of(BOOK, Convention.DEFAULT);
    private static final Surface SURFACE = new SurfaceTable(null).of(BOOK, Convention.DEFAULT);

    private static <N extends Number> double sum(List<N> numbers) {
        return numbers.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .sum();
    }

    private static <N extends Number> List<N> column(List<List<N>> matrix, int column) {
        return matrix.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    @DisplayName("a row sums to the strike of the snapshot, exposure and open interest")
    void strikes() {
        assertThat(SURFACE.strikes()).containsExactly(90.0, 95.0, 100.0, 105.0);
        for (GexSnapshot.StrikeGex strike : SNAPSHOT.byStrike()) {
            int row = SURFACE.strikes().indexOf(strike.strike());
            assertThat(sum(SURFACE.netGex().get(row))).isCloseTo(strike.netGex(), within(1e-6));
            assertThat(sum(SURFACE.callOpenInterest().get(row))).isEqualTo(strike.callOpenInterest());
            assertThat(sum(SURFACE.putOpenInterest().get(row))).isEqualTo(strike.putOpenInterest());
        }
    }

    @Test
    @DisplayName("a column sums to the expiry of the snapshot, and all cells to its net exposure")
    void expiries() {
        for (int i = 0; i < SNAPSHOT.byExpiry().size(); i++) {
            GexSnapshot.ExpiryGex expiry = SNAPSHOT.byExpiry().get(i);
            assertThat(SURFACE.expiries().get(i).expiry()).isEqualTo(expiry.expiry());
            assertThat(SURFACE.expiries().get(i).days()).isEqualTo(expiry.days());
            assertThat(sum(column(SURFACE.netGex(), i))).isCloseTo(expiry.netGex(), within(1e-6));
            assertThat(sum(column(SURFACE.callOpenInterest(), i))).isEqualTo(expiry.callOpenInterest());
            assertThat(sum(column(SURFACE.putOpenInterest(), i))).isEqualTo(expiry.putOpenInterest());
        }
        assertThat(SURFACE.cells().stream().mapToDouble(Surface.Cell::netGex).sum())
                .isCloseTo(SNAPSHOT.netGex(), within(1e-6));
    }

    @Test
    @DisplayName("what an expiry does not list is null, what it lists without exposure is 0")
    void gaps() {
        assertThat(SURFACE.netGex().getFirst())
                .containsExactly(null, SURFACE.netGex().getFirst().get(1));
        assertThat(SURFACE.putOpenInterest().get(2)).containsExactly(0L, 0L);
        assertThat(SURFACE.cells()).hasSize(5);
    }

    @Test
    @DisplayName("strikes farther away than asked for are left out")
    void nearSpot() {
        Surface near = new SurfaceTable(5.0).of(BOOK, Convention.DEFAULT);

        assertThat(near.strikes()).containsExactly(95.0, 100.0, 105.0);
        assertThat(near.expiries()).hasSize(2);
    }
}
