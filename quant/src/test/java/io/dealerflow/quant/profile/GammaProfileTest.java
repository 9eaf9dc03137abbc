package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.pricing.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaProfileTest {
    private static GammaKernel kernel(Book book) {
        return GammaKernel.of(PreparedBook.of(book, Convention.DEFAULT));
    }

    /** Every sign change on a grid far finer than the profile's. */
    private static List<Double> bruteForce(GammaKernel kernel, double spot) {
        List<Double> found = new ArrayList<>();
        int steps = 20_000;
        double last = 0;
        for (int i = 0; i <= steps; i++) {
            double at = spot * (0.8 + 0.4 * i / steps);
            double gex = kernel.netGex(at);
            if (last * gex < 0) {
                found.add(at);
            }
            last = gex;
        }
        return found;
    }

    @Test
    void aCallAboveAPutFlipsOnceBetweenThem() {
        GammaKernel kernel = kernel(Books.book(Books.series(
                "SPY",
                "2023-01-20",
                List.of(Books.line(Right.PUT, 95, 0.2, 10), Books.line(Right.CALL, 105, 0.2, 10)))));

        List<Double> crossings = GammaProfile.around(kernel, 100).crossings();

        assertThat(crossings).hasSize(1);
        assertThat(crossings.getFirst()).isBetween(95.0, 105.0);
        assertThat(kernel.netGex(crossings.getFirst())).isCloseTo(0, within(1e-6 * Math.abs(kernel.netGex(95))));
    }

    @Test
    void currentSpotIsAPointOfTheProfile() {
        GammaKernel kernel = kernel(Books.typical());

        assertThat(GammaProfile.around(kernel, 100).points())
                .contains(new GammaProfile.Point(100, kernel.node(100).gex()));
    }

    @Test
    void pointsAscendOverTheWholeRange() {
        List<GammaProfile.Point> points =
                GammaProfile.around(kernel(Books.typical()), 100).points();

        assertThat(points).extracting(GammaProfile.Point::spot).isSorted().doesNotHaveDuplicates();
        assertThat(points.getFirst().spot()).isCloseTo(80, within(1e-9));
        assertThat(points.getLast().spot()).isCloseTo(120, within(1e-9));
    }

    @Test
    void aDipBetweenTwoGridPointsIsFound() {
        // A front call spike barely wider than the grid, in a field of short puts.
        Book book = new Book(
                "TEST",
                Instant.parse("2022-12-16T20:00:00Z"),
                100,
                List.of(new Series(
                        SeriesKey.listed(LocalDate.of(2022, 12, 16), "SPY"),
                        100,
                        new Series.Observation(Instant.parse("2022-12-16T20:00:00Z"), 100),
                        List.of(Books.line(Right.CALL, 100.25, 0.1, 100), Books.line(Right.PUT, 100, 0.5, 320)))));
        GammaKernel kernel = kernel(book);

        List<Double> crossings = GammaProfile.around(kernel, 100).crossings();

        assertThat(crossings).hasSameSizeAs(bruteForce(kernel, 100)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"options-cboe-csv/ndx_2022-12-12_gflows.csv.gz", "options-cboe-csv/rut_2022-12-12_gflows.csv.gz"
            })
    void everyCrossingOfARecordedChainIsFound(String file) {
        Book book = RecordedChains.cboeCsv(file);
        GammaKernel kernel = kernel(book);

        List<Double> crossings = GammaProfile.around(kernel, book.spot()).crossings();

        List<Double> expected = bruteForce(kernel, book.spot());
        assertThat(crossings).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(crossings.get(i)).isCloseTo(expected.get(i), within(3e-5 * book.spot()));
        }
    }

    @Test
    void ndxOf20221212HasSevenCrossings() {
        Book book = RecordedChains.cboeCsv("options-cboe-csv/ndx_2022-12-12_gflows.csv.gz");

        assertThat(GammaProfile.around(kernel(book), book.spot()).crossings()).hasSize(7);
    }
}
