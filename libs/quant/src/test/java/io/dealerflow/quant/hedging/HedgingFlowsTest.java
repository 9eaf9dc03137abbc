package io.dealerflow.quant.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.SimulatedChain;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HedgingFlowsTest {
    /** Of millions of units. */
    private static final Offset<Double> CLOSE = within(1e-6);

    private static PreparedBook prepared(Convention convention) {
        return PreparedBook.of(Books.typical(), convention);
    }

    private static final Convention LONG =
            Convention.DEFAULT.toBuilder().dealer(DealerConvention.LONG_ALL).build();

    @Test
    void longGammaSellsIntoARise() {
        List<HedgingFlow> flows = HedgingFlows.of(prepared(LONG), HedgingShift.NONE);

        assertThat(flows).hasSize(10);
        assertThat(flows.getLast().move()).isEqualTo(0.02);
        assertThat(flows.getLast().total()).isNegative();
        assertThat(flows.getFirst().total()).isPositive();
    }

    @Test
    void aSmallMoveIsGammaTimesTheMove() {
        PreparedBook prepared = prepared(LONG);
        double perPercent = GexAnalysis.of(prepared).totals().net();

        HedgingFlow tenthUp = HedgingFlows.of(prepared, HedgingShift.NONE).get(5);

        assertThat(tenthUp.move()).isEqualTo(0.001);
        assertThat(tenthUp.total() * 100).isCloseTo(-perPercent * 0.1, within(perPercent * 0.005));
    }

    private static final HedgingShift SHIFT = new HedgingShift(0.02, 2 / 365.0);

    @Test
    void flowsAreTheOppositeOfTheRepricedChangeOfDelta() {
        PreparedBook prepared = prepared(Convention.DEFAULT);
        double now = delta(prepared, Books.SPOT, HedgingShift.NONE);

        List<HedgingFlow> flows = HedgingFlows.of(prepared, SHIFT);

        assertThat(flows)
                .extracting(HedgingFlow::move)
                .containsExactly(-0.02, -0.01, -0.005, -0.0025, -0.001, 0.001, 0.0025, 0.005, 0.01, 0.02);
        for (HedgingFlow flow : flows) {
            double moved = Books.SPOT * (1 + flow.move());
            double total = now - delta(prepared, moved, SHIFT);
            assertThat(flow.total()).isCloseTo(total, CLOSE);
            assertThat(flow.dollars()).isCloseTo(total * moved, within(1e-4));
            assertThat(flow.gamma()).isCloseTo(now - delta(prepared, moved, HedgingShift.NONE), CLOSE);
        }
    }

    @Test
    void vannaAndCharmAreTheirShiftsAlone() {
        PreparedBook prepared = prepared(Convention.DEFAULT);
        double now = delta(prepared, Books.SPOT, HedgingShift.NONE);
        double vanna = now - delta(prepared, Books.SPOT, new HedgingShift(SHIFT.volatility(), 0));
        double charm = now - delta(prepared, Books.SPOT, new HedgingShift(0, SHIFT.years()));

        assertThat(HedgingFlows.of(prepared, SHIFT)).allSatisfy(flow -> {
            assertThat(flow.vanna()).isCloseTo(vanna, CLOSE);
            assertThat(flow.charm()).isCloseTo(charm, CLOSE);
            assertThat(flow.residual()).isCloseTo(flow.total() - flow.gamma() - vanna - charm, CLOSE);
        });
    }

    /** Contract after contract: calls long, puts short, 100 units each, rate 0.043, yield 0.015. */
    private static double delta(PreparedBook prepared, double spot, HedgingShift shift) {
        double sum = 0;
        for (SeriesReading reading : prepared.readings()) {
            Series series = reading.series();
            for (int i = 0; i < series.size(); i++) {
                EuropeanOption option = new EuropeanOption(
                        series.right(i),
                        series.strike(i),
                        reading.years() - shift.years(),
                        series.vendorIv(i) + shift.volatility());
                double delta = BlackScholesMerton.greeks(option, new Market(spot, 0.043, 0.015))
                        .delta();
                sum += series.right(i).sign() * series.openInterest(i) * 100 * delta;
            }
        }
        return sum;
    }

    /** The smile of the simulated chain is known, so that the volatility of every new moneyness is. */
    @Test
    void volatilitiesMoveAlongTheSmileUnderStickyMoneyness() {
        PreparedBook prepared = PreparedBook.of(
                SimulatedChain.book(),
                Convention.DEFAULT.toBuilder()
                        .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
                        .build());
        double now = simulatedDelta(SimulatedChain.SPOT, 0);

        assertThat(HedgingFlows.of(prepared, new HedgingShift(0.01, 0))).allSatisfy(flow -> {
            double moved = SimulatedChain.SPOT * (1 + flow.move());
            double gamma = now - simulatedDelta(moved, 0);
            double total = now - simulatedDelta(moved, 0.01);
            assertThat(flow.gamma()).isCloseTo(gamma, within(1e-4 * Math.abs(gamma)));
            assertThat(flow.total()).isCloseTo(total, within(1e-4 * Math.abs(gamma)));
        });
    }

    private static double simulatedDelta(double spot, double shift) {
        double years = SimulatedChain.years();
        double sum = 0;
        for (double strike = 3000; strike <= 4700; strike += 25) {
            double k = Math.log(strike / spot) - SimulatedChain.CARRY * years;
            double volatility = Math.sqrt(SimulatedChain.SVI.totalVariance(k) / years) + shift;
            Market market = new Market(spot, SimulatedChain.RATE, SimulatedChain.RATE - SimulatedChain.CARRY);
            for (Right right : Right.values()) {
                double delta = BlackScholesMerton.greeks(new EuropeanOption(right, strike, years, volatility), market)
                        .delta();
                sum += (right == Right.CALL ? 800 : -1000) * 100 * delta;
            }
        }
        return sum;
    }

    @Test
    void vendorGammasCannotBeRepriced() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        assertThat(HedgingFlows.of(prepared(vendor), HedgingShift.NONE)).isEmpty();
    }
}
