package io.dealerflow.quant.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.exposure.GexAnalysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgingFlowsTest {
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

    @Test
    void partsAndResidualMakeTheTotal() {
        HedgingFlow flow = HedgingFlows.of(prepared(LONG), new HedgingShift(0.01, 1 / 365.0))
                .getLast();

        assertThat(flow.vanna()).isNotZero();
        assertThat(flow.charm()).isNotZero();
        assertThat(flow.gamma() + flow.vanna() + flow.charm() + flow.residual()).isCloseTo(flow.total(), within(1e-6));
        assertThat(Math.abs(flow.residual())).isLessThan(Math.abs(flow.total()));
    }

    @Test
    void vendorGammasCannotBeRepriced() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        assertThat(HedgingFlows.of(prepared(vendor), HedgingShift.NONE)).isEmpty();
    }
}
