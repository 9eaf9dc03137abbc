package io.dealerflow.quant.robustness;

import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.profile.GammaFlip;
import org.jspecify.annotations.Nullable;

/**
 * A book's result under another assumption.
 *
 * @param signHolds whether net exposure keeps its sign; null when there is no exposure to compare
 * @param sideHolds whether the flip stays on its side of spot (none stays none); null when either is unknown, as under vendor
 *                  gammas
 */
public record Alternative(
        Assumption assumption,
        GexTotals totals,
        GammaFlip flip,
        @Nullable Boolean signHolds,
        @Nullable Boolean sideHolds) {
    /** Whether the assumption changes the sign or the side; false when unknown. */
    public boolean turns() {
        return Boolean.FALSE.equals(signHolds) || Boolean.FALSE.equals(sideHolds);
    }
}
