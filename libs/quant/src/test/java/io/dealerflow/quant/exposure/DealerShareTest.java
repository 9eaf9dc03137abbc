package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealerShareTest {
    private static final List<OptionLine> LINES =
            List.of(Books.line(Right.CALL, 101, 0.2, 10), Books.line(Right.PUT, 99, 0.2, 20));

    private static GexAnalysis analysis(String... expiries) {
        Book book = Books.book(List.of(expiries).stream()
                .map(expiry -> Books.series("SPY", expiry, LINES))
                .toArray(Series[]::new));
        return GexAnalysis.of(PreparedBook.of(book, Convention.DEFAULT));
    }

    @Test
    void namesTodaysTheNextAndTheNextMonthlyDate() {
        GexAnalysis analysis = analysis("2022-12-12", "2022-12-14", "2022-12-16", "2023-01-20");

        assertThat(DealerShare.zeroDte(analysis)).map(DealerShare::expiry).contains(LocalDate.parse("2022-12-12"));
        assertThat(DealerShare.nextExpiry(analysis)).map(DealerShare::expiry).contains(LocalDate.parse("2022-12-14"));
        assertThat(DealerShare.nextMonthly(analysis)).map(DealerShare::expiry).contains(LocalDate.parse("2022-12-16"));
    }

    @Test
    void vixHasMonthlyDatesOfItsOwn() {
        Book vix = Books.book(
                Books.series("VIX", "2022-12-16", LINES), // monthly for others
                Books.series("VIX", "2022-12-21", LINES));

        assertThat(DealerShare.nextMonthly(GexAnalysis.of(PreparedBook.of(vix, Convention.DEFAULT))))
                .map(DealerShare::expiry)
                .contains(LocalDate.parse("2022-12-21"));
    }

    @Test
    void sharesOfAllDatesSumToOne() {
        GexAnalysis analysis = analysis("2022-12-14", "2022-12-16");

        double sum = DealerShare.nextExpiry(analysis).orElseThrow().share()
                + DealerShare.nextMonthly(analysis).orElseThrow().share();

        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void rootsOfOneDateCountTogether() {
        GexAnalysis analysis = GexAnalysis.of(PreparedBook.of(Books.typical(), Convention.DEFAULT));

        DealerShare monthly = DealerShare.nextMonthly(analysis).orElseThrow();

        double gross = analysis.byExpiry().get(0).totals().gross()
                + analysis.byExpiry().get(1).totals().gross();
        assertThat(monthly.gex().gross()).isCloseTo(gross, within(1e-9 * gross));
        assertThat(monthly.share()).isCloseTo(gross / analysis.totals().gross(), within(1e-12));
    }

    @Test
    void whatIsNotThereIsMissing() {
        GexAnalysis analysis = analysis("2022-12-14");

        assertThat(DealerShare.zeroDte(analysis)).isEmpty();
        assertThat(DealerShare.nextMonthly(analysis)).isEmpty();
        assertThat(DealerShare.nextExpiry(analysis())).isEmpty();
    }
}
