package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.SimulatedChain;
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

    /** The smile of the simulated chain is known; an earlier expiry rolls off before it. */
    @Test
    void theProfileMovesAlongTheSmileUnderStickyMoneyness() {
        Series front = Books.series(
                "SPY",
                "2022-12-16",
                new Series.Observation(Books.AS_OF, SimulatedChain.SPOT),
                List.of(Books.line(Right.CALL, 4050, 0.25, 10)));
        Series simulated = SimulatedChain.book().series().getFirst();
        PreparedBook prepared = PreparedBook.of(
                new Book("SPX", Books.AS_OF, SimulatedChain.SPOT, List.of(front, simulated)),
                Convention.DEFAULT.toBuilder()
                        .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
                        .build());

        ForwardGex roll = ForwardGex.of(prepared, 1).getFirst();

        // From the close of the day of roll-off; as-of is one hour before a close, four days earlier.
        double left = SimulatedChain.years() - (4 + 1 / 24.0) / 365;
        assertThat(roll.netThen()).isCloseTo(simulatedGex(SimulatedChain.SPOT, left), withPercentage(0.01));
        for (GammaProfile.Point point : roll.profile()) {
            if (Math.abs(point.spot() / SimulatedChain.SPOT - 1) < 0.08) {
                assertThat(point.netGex()).isCloseTo(simulatedGex(point.spot(), left), withPercentage(0.01));
            }
        }
    }

    /** Every contract at the volatility of its moneyness today had spot moved, {@code left} years before it settles. */
    private static double simulatedGex(double spot, double left) {
        double sum = 0;
        for (double strike = 3000; strike <= 4700; strike += 25) {
            double k = Math.log(strike / spot) - SimulatedChain.CARRY * SimulatedChain.years();
            double volatility = Math.sqrt(SimulatedChain.SVI.totalVariance(k) / SimulatedChain.years());
            double gamma = BlackScholesMerton.greeks(
                            new EuropeanOption(Right.CALL, strike, left, volatility),
                            new Market(spot, SimulatedChain.RATE, SimulatedChain.RATE - SimulatedChain.CARRY))
                    .gamma();
            sum += (800 - 1000) * 100 * gamma * spot * spot * 0.01;
        }
        return sum;
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

    @Test
    void fewerThanNoneAreRefused() {
        PreparedBook prepared = PreparedBook.of(Books.typical(), Convention.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForwardGex.of(prepared, -1))
                .withMessage("most must be >= 0, was -1");
    }
}
