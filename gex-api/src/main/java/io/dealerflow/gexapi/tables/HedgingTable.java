package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.Units;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.hedging.HedgingFlow;
import io.dealerflow.quant.hedging.HedgingFlows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What dealers must trade if spot, volatility and time change, by full re-pricing.
 *
 * @param movesPct moves of spot in percent, each {@code > -100}
 * @param shift    what changes besides spot
 */
public record HedgingTable(List<Double> movesPct, HedgingShift shift) implements BookTable<HedgingTable.Hedging> {
    /** Moves of spot in percent that are assumed where none is asked for. */
    public static final List<Double> MOVES = List.of(-2.0, -1.0, -0.5, -0.25, -0.1, 0.1, 0.25, 0.5, 1.0, 2.0);

    private static final double PERCENT = 100;

    public HedgingTable {
        movesPct = List.copyOf(movesPct);
    }

    /** Why there are no flows. */
    public enum NoFlowReason {
        /** The file's own gammas cannot be priced at another spot. */
        VENDOR_GAMMA
    }

    /**
     * Hedging flows.
     *
     * @param hedgingShift what they assume besides the move
     * @param reason       why {@code hedgingFlow} is empty, null when it is not
     * @param hedgingFlow  one a move, in the order asked for
     */
    public record Hedging(
            HedgingShift hedgingShift, @Nullable NoFlowReason reason, List<Flow> hedgingFlow) {
        public Hedging {
            hedgingFlow = List.copyOf(hedgingFlow);
        }
    }

    /**
     * What dealers must buy (+) or sell (−), units of the underlying.
     *
     * @param movePct        move of spot, percent
     * @param movedSpot      where spot then stands, dollars
     * @param shares         after the move and the shift together
     * @param dollars        the same at the moved spot
     * @param gammaShares    for the move alone
     * @param vannaShares    for the shift of volatility alone
     * @param charmShares    for the passing of time alone
     * @param residualShares what these three leave unexplained
     */
    public record Flow(
            double movePct,
            double movedSpot,
            double shares,
            double dollars,
            double gammaShares,
            double vannaShares,
            double charmShares,
            double residualShares) {}

    @Override
    public Hedging of(ChainBook book, Convention convention) {
        if (convention.gamma() == GammaSource.VENDOR) {
            return new Hedging(shift, NoFlowReason.VENDOR_GAMMA, List.of());
        }
        PreparedBook prepared = PreparedBook.of(QuantBooks.of(book), convention);
        double[] moves = movesPct.stream().mapToDouble(move -> move / PERCENT).toArray();
        var assumed = new io.dealerflow.quant.hedging.HedgingShift(
                shift.volShift() * Units.VOLATILITY_POINT, shift.timeShiftDays() / Units.DAYS_PER_YEAR);
        List<HedgingFlow> flows = HedgingFlows.of(prepared, assumed, moves);
        return new Hedging(shift, null, flows.stream().map(HedgingTable::flow).toList());
    }

    private static Flow flow(HedgingFlow flow) {
        return new Flow(
                flow.move() * PERCENT,
                flow.movedSpot(),
                flow.total(),
                flow.dollars(),
                flow.gamma(),
                flow.vanna(),
                flow.charm(),
                flow.residual());
    }
}
