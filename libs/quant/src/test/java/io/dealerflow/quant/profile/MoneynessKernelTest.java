package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.SimulatedChain;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneynessKernelTest {
    private static final Convention MONEYNESS = Convention.DEFAULT.toBuilder()
            .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
            .build();

    @Test
    void atTheBooksSpotBothDynamicsAgree() {
        PreparedBook prepared = PreparedBook.of(SimulatedChain.book(), MONEYNESS);
        double sticky = GammaKernel.of(prepared).netGex(SimulatedChain.SPOT);

        double moved = GexCurve.of(prepared).node(SimulatedChain.SPOT).gex();

        assertThat(moved).isCloseTo(sticky, within(1e-9 * Math.abs(sticky)));
    }

    /** The simulated chain at another spot, each contract at the volatility of its new moneyness, summed one by one. */
    @ParameterizedTest
    @ValueSource(doubles = {3700, 3900, 4100, 4300})
    void awayFromSpotEachContractHasTheVolatilityOfItsNewMoneyness(double spot) {
        PreparedBook prepared = PreparedBook.of(SimulatedChain.book(), MONEYNESS);
        double years = SimulatedChain.years();
        double expected = 0;
        for (double strike = 3000; strike <= 4700; strike += 25) {
            double k = Math.log(strike / spot) - SimulatedChain.CARRY * years;
            double volatility = Math.sqrt(SimulatedChain.SVI.totalVariance(k) / years);
            double gamma = BlackScholesMerton.greeks(
                            new EuropeanOption(Right.CALL, strike, years, volatility),
                            new Market(spot, SimulatedChain.RATE, SimulatedChain.RATE - SimulatedChain.CARRY))
                    .gamma();
            expected += (800 - 1000) * 100 * gamma * spot * spot * 0.01;
        }

        assertThat(GexCurve.of(prepared).node(spot).gex()).isCloseTo(expected, within(1e-4 * Math.abs(expected)));
    }

    @Test
    void slopeIsTheDerivative() {
        GexCurve curve = GexCurve.of(PreparedBook.of(SimulatedChain.book(), MONEYNESS));
        for (double spot = 3600; spot <= 4400; spot += 100) {
            double h = 0.01;
            double difference =
                    (curve.node(spot + h).gex() - curve.node(spot - h).gex()) / (2 * h);
            assertThat(curve.node(spot).slope()).isCloseTo(difference, within(1e-5 * Math.abs(difference) + 1));
        }
    }

    @Test
    void aFlatSmileMakesNoDifference() {
        Book flat = flat();
        PreparedBook strike = PreparedBook.of(flat, Convention.DEFAULT);
        PreparedBook moneyness = PreparedBook.of(flat, MONEYNESS);

        for (double spot = 85; spot <= 115; spot += 5) {
            double expected = GexCurve.of(strike).node(spot).gex();
            assertThat(GexCurve.of(moneyness).node(spot).gex())
                    .isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-6));
        }
    }

    @Test
    void theFlipIsFoundUnderEitherSmileRule() {
        Convention both = MONEYNESS.toBuilder().smile(SmileRule.OTM).build();

        assertThat(GammaProfile.of(PreparedBook.of(Books.typical(), MONEYNESS))
                        .flip()
                        .nearest())
                .isNotNull();
        assertThat(GammaProfile.of(PreparedBook.of(Books.typical(), both))
                        .flip()
                        .nearest())
                .isNotNull();
    }

    private static Book flat() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 80; strike <= 120; strike += 2) {
            lines.add(Books.line(Right.CALL, strike, 0.25, (long) strike));
            lines.add(Books.line(Right.PUT, strike, 0.25, 100));
        }
        return Books.book(Books.series("SPY", "2023-01-20", lines));
    }
}
