package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static io.dealerflow.gexapi.tables.SampleBooks.NO_CARRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.gexapi.tables.HedgingTable.Flow;
import io.dealerflow.gexapi.tables.HedgingTable.Hedging;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.GammaSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Ten calls of 100 at the money, 28 days, volatility 20 %, which dealers hold. Expected: 1000 · (N(d1) − N(d1')) by Python's
 * math.erfc.
 */
class HedgingTableTest {
    private static final double UP = -71.07402937472862;
    private static final double DOWN = 142.99432673968383;
    private static final double VANNA = -2.761028979692659;
    private static final double CHARM = 1.4798573307341911;
    private static final double TOTAL = -66.61413408868088;

    private static final ChainBook BOOK =
            SampleBooks.at(CLOSE, 100).expiry(APRIL, 100).call(100, 0.2, 10).book();

    @Test
    @DisplayName("a move alone is the gamma part, and dealers who hold calls sell after a rise")
    void move() {
        Hedging hedging = new HedgingTable(List.of(1.0, -2.0), HedgingShift.NONE).of(BOOK, NO_CARRY);

        assertThat(hedging.reason()).isNull();
        assertThat(hedging.hedgingFlow()).extracting(Flow::movePct).containsExactly(1.0, -2.0);
        Flow up = hedging.hedgingFlow().getFirst();
        assertThat(up.movedSpot()).isEqualTo(101);
        assertThat(up.shares()).isCloseTo(UP, within(1e-6));
        assertThat(up.gammaShares()).isCloseTo(UP, within(1e-6));
        assertThat(up.dollars()).isCloseTo(UP * 101, within(1e-4));
        assertThat(up.residualShares()).isCloseTo(0, within(1e-9));
        assertThat(hedging.hedgingFlow().getLast().shares()).isCloseTo(DOWN, within(1e-6));
    }

    @Test
    @DisplayName("volatility and time have parts of their own, and the residual is what the three leave")
    void shifts() {
        Flow flow = new HedgingTable(List.of(1.0), new HedgingShift(5, 7))
                .of(BOOK, NO_CARRY)
                .hedgingFlow()
                .getFirst();

        assertThat(flow.gammaShares()).isCloseTo(UP, within(1e-6));
        assertThat(flow.vannaShares()).isCloseTo(VANNA, within(1e-6));
        assertThat(flow.charmShares()).isCloseTo(CHARM, within(1e-6));
        assertThat(flow.shares()).isCloseTo(TOTAL, within(1e-6));
        assertThat(flow.residualShares()).isCloseTo(TOTAL - UP - VANNA - CHARM, within(1e-6));
    }

    @Test
    @DisplayName("the file's own gammas have no flows, with the reason")
    void vendor() {
        Hedging hedging = new HedgingTable(HedgingTable.MOVES, HedgingShift.NONE)
                .of(BOOK, NO_CARRY.toBuilder().gamma(GammaSource.VENDOR).build());

        assertThat(hedging.reason()).isEqualTo(HedgingTable.NoFlowReason.VENDOR_GAMMA);
        assertThat(hedging.hedgingFlow()).isEmpty();
    }
}
