package io.dealerflow.quant.hedging;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import java.util.ArrayList;
import java.util.List;

/** Hedging flows of a book over a ladder of moves. */
public final class HedgingFlows {
    private static final double[] MOVES = {-0.02, -0.01, -0.005, -0.0025, -0.001, 0.001, 0.0025, 0.005, 0.01, 0.02};

    private HedgingFlows() {}

    /**
     * Flows for ±0.1, ±0.25, ±0.5, ±1 and ±2 %, ascending; empty under vendor gammas, which cannot be re-priced. As spot moves,
     * volatilities do what the convention's dynamics say; the shift comes on top.
     */
    public static List<HedgingFlow> of(PreparedBook prepared, HedgingShift shift) {
        return of(prepared, shift, MOVES);
    }

    /**
     * {@link #of(PreparedBook, HedgingShift)} for other moves, in their order.
     *
     * @param moves fractions of spot, finite and {@code > -1}, else {@link IllegalArgumentException}; 0 leaves spot where it is
     */
    public static List<HedgingFlow> of(PreparedBook prepared, HedgingShift shift, double... moves) {
        for (double move : moves) {
            Require.positive(1 + move, "1 + move");
        }
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return List.of();
        }
        double spot = prepared.book().spot();
        double[] spots = new double[moves.length + 1];
        for (int k = 0; k < moves.length; k++) {
            spots[k] = spot * (1 + moves[k]);
        }
        spots[moves.length] = spot;
        double[] unshifted = new DeltaBook(prepared, HedgingShift.NONE).deltas(spots);
        double[] shifted = shift.equals(HedgingShift.NONE) ? unshifted : new DeltaBook(prepared, shift).deltas(spots);
        double now = unshifted[moves.length];
        double vanna = now - deltaAt(prepared, new HedgingShift(shift.volatility(), 0), now);
        double charm = now - deltaAt(prepared, new HedgingShift(0, shift.years()), now);
        List<HedgingFlow> flows = new ArrayList<>(moves.length);
        for (int k = 0; k < moves.length; k++) {
            flows.add(new HedgingFlow(moves[k], spots[k], now - shifted[k], now - unshifted[k], vanna, charm));
        }
        return List.copyOf(flows);
    }

    /** At the book's own spot; {@code unshifted} where there is no shift. */
    private static double deltaAt(PreparedBook prepared, HedgingShift shift, double unshifted) {
        return shift.equals(HedgingShift.NONE)
                ? unshifted
                : new DeltaBook(prepared, shift).deltas(prepared.book().spot())[0];
    }
}
