package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardGexTest {
    private static Series one(String expiry, long open) {
        return Books.series("SPY", expiry, List.of(Books.line(Right.CALL, 102, 0.25, open)));
    }

    @Test
    void whatRemainsIsPricedAtTheSettlementOfWhatIsGone() {
        PreparedBook prepared =
                PreparedBook.of(Books.book(one("2022-12-16", 10), one("2023-01-20", 30)), Convention.DEFAULT);

        ForwardGex roll = ForwardGex.of(prepared, 5).getFirst();

        assertThat(roll.rolledOff()).isEqualTo(LocalDate.parse("2022-12-16"));
        assertThat(roll.at()).isEqualTo(Instant.parse("2022-12-16T21:00:00Z"));
        double thirtyFiveDays = 35 / 365.0;
        assertThat(roll.netThen()).isCloseTo(gex(30, thirtyFiveDays), within(1e-6));
        double now = prepared.readings().get(1).years();
        assertThat(roll.netNow()).isCloseTo(gex(30, now), within(1e-6));
    }

    private static double gex(long open, double years) {
        double gamma = BlackScholesMerton.greeks(
                        new EuropeanOption(Right.CALL, 102, years, 0.25), new Market(100, 0.043, 0.015))
                .gamma();
        return gamma * open * 100 * 100 * 100 * 0.01;
    }

    @Test
    void rollingOffOnlyTakesAway() {
        PreparedBook prepared = PreparedBook.of(Books.typical(), Convention.DEFAULT);
        GexAnalysis analysis = GexAnalysis.of(prepared);

        List<ForwardGex> rolls = ForwardGex.of(prepared, 10);

        assertThat(rolls)
                .extracting(ForwardGex::rolledOff)
                .containsExactly(LocalDate.parse("2022-12-16"), LocalDate.parse("2023-01-20"));
        double firstDate = analysis.byExpiry().get(0).totals().net()
                + analysis.byExpiry().get(1).totals().net();
        assertThat(rolls.getFirst().netNow())
                .isCloseTo(
                        analysis.totals().net() - firstDate,
                        within(1e-9 * analysis.totals().gross()));
        assertThat(rolls.getFirst().profile())
                .anySatisfy(point -> assertThat(point.spot()).isEqualTo(100));
    }

    @Test
    void asManyAsAskedFor() {
        assertThat(ForwardGex.of(PreparedBook.of(Books.typical(), Convention.DEFAULT), 1))
                .hasSize(1);
    }

    @Test
    void nothingIsLeftAfterTheLast() {
        Book single = Books.book(one("2022-12-16", 10));

        assertThat(ForwardGex.of(PreparedBook.of(single, Convention.DEFAULT), 5))
                .isEmpty();
        assertThat(ForwardGex.of(PreparedBook.of(Books.book(), Convention.DEFAULT), 5))
                .isEmpty();
    }

    @Test
    void vendorGammasCannotBeAged() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        assertThat(ForwardGex.of(PreparedBook.of(Books.typical(), vendor), 5)).isEmpty();
    }
}
