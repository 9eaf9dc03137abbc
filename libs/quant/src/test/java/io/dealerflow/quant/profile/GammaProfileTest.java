package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.VolatilityDynamics;
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

    /** Calls and puts of one size at one strike: what is left is rounding, which has signs of its own. */
    @Test
    void aBookThatCancelsHasNoFlip() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 80; strike <= 120; strike += 2) {
            for (Right right : Right.values()) {
                lines.add(Books.line(right, strike, 0.15 + 0.001 * strike, 1000 + (long) strike));
            }
        }

        GammaProfile profile =
                GammaProfile.around(kernel(Books.book(Books.series("SPY", "2023-01-20", lines))), Books.SPOT);

        assertThat(profile.flip().reason()).isEqualTo(GammaFlip.Reason.NO_SIGN_CHANGE);
    }

    @Test
    void aSpikeNarrowerThanAnyStepIsFound() {
        // Half an hour at 1 %: a standard deviation of 0.0076 % of spot, amid short puts.
        Instant asOf = Instant.parse("2022-12-16T20:30:00Z");
        Series.Observation observation = new Series.Observation(asOf, 100);
        Book book = new Book(
                "TEST",
                asOf,
                100,
                List.of(
                        new Series(
                                SeriesKey.listed(LocalDate.of(2022, 12, 16), "SPY"),
                                100,
                                observation,
                                List.of(Books.line(Right.CALL, 101.1, 0.01, 100))),
                        new Series(
                                SeriesKey.listed(LocalDate.of(2023, 1, 20), "SPY"),
                                100,
                                observation,
                                List.of(Books.line(Right.PUT, 100, 0.5, 320)))));

        assertThat(GammaProfile.around(kernel(book), 100).crossings())
                .hasSize(2)
                .allSatisfy(crossing -> assertThat(crossing).isCloseTo(101.1, within(0.05)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -100})
    void whatIsNoSpotIsRefused(double spot) {
        GammaKernel kernel = kernel(Books.typical());

        assertThatThrownBy(() -> kernel.netGex(spot)).hasMessageContaining("spot must be finite and > 0");
        assertThatThrownBy(() -> GammaProfile.around(kernel, spot)).hasMessageContaining("spot must be finite and > 0");
    }

    @Test
    void aTimeThatIsNoNumberIsRefused() {
        PreparedBook prepared = PreparedBook.of(
                Books.book(Books.series("SPY", "2023-01-20", List.of(Books.line(Right.CALL, 105, 0.2, 10)))),
                Convention.DEFAULT);

        assertThatThrownBy(() -> GammaKernel.of(prepared, new double[] {Double.NaN}))
                .hasMessageContaining("yearsByReading must be finite");
    }

    @Test
    void vendorGammasAreNotRePriced() {
        for (VolatilityDynamics dynamics : VolatilityDynamics.values()) {
            PreparedBook vendor = PreparedBook.of(
                    Books.typical(),
                    Convention.DEFAULT.toBuilder()
                            .gamma(GammaSource.VENDOR)
                            .dynamics(dynamics)
                            .build());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GexCurve.of(vendor))
                    .withMessageContaining("vendor gammas cannot be re-priced");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GammaKernel.of(vendor))
                    .withMessageContaining("vendor gammas cannot be re-priced");
            assertThat(GammaProfile.of(vendor).flip().reason()).isEqualTo(GammaFlip.Reason.VENDOR_GAMMA);
        }
    }
}
