package io.dealerflow.quant.hedging;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import java.util.ArrayList;
import java.util.List;

/** Hedging flows of a book over a ladder of moves. */
public final class HedgingFlows {
    private static final double[] MOVES = {-0.02, -0.01, -0.005, -0.0025, -0.001, 0.001, 0.0025, 0.005, 0.01, 0.02};

    private HedgingFlows() {}

    /** Flows for ±0.1, ±0.25, ±0.5, ±1 and ±2 %, ascending; empty under vendor gammas, which cannot be re-priced. */
    public static List<HedgingFlow> of(PreparedBook prepared, HedgingShift shift) {
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return List.of();
        }
        DeltaBook book = DeltaBook.of(prepared);
        double spot = prepared.book().spot();
        double now = book.delta(spot, HedgingShift.NONE);
        double vanna = now - book.delta(spot, new HedgingShift(shift.volatility(), 0));
        double charm = now - book.delta(spot, new HedgingShift(0, shift.years()));
        List<HedgingFlow> flows = new ArrayList<>(MOVES.length);
        for (double move : MOVES) {
            double moved = spot * (1 + move);
            double gamma = now - book.delta(moved, HedgingShift.NONE);
            double total = shift.equals(HedgingShift.NONE) ? gamma : now - book.delta(moved, shift);
            flows.add(new HedgingFlow(move, moved, total, gamma, vanna, charm));
        }
        return List.copyOf(flows);
    }
}
