package io.dealerflow.benchmarks;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.expiry.PinRisk;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.hedging.HedgingFlow;
import io.dealerflow.quant.hedging.HedgingFlows;
import io.dealerflow.quant.hedging.HedgingShift;
import io.dealerflow.quant.profile.GammaProfile;
import java.util.List;
import java.util.Optional;

/**
 * The complete analysis of a chain: forwards and volatilities (in {@code gex}), exposure by strike and expiry, flips, walls
 * and the profile (there, too), pin risk, hedging flows.
 */
record ChainAnalysis(GexAnalysis gex, Optional<PinRisk> pin, List<HedgingFlow> hedging) {
    private static final int PROFILE_STEPS = 80;

    static ChainAnalysis of(Book book) {
        PreparedBook prepared = PreparedBook.of(book, Convention.DEFAULT);
        return new ChainAnalysis(
                GexAnalysis.of(prepared), PinRisk.of(prepared).found(), HedgingFlows.of(prepared, HedgingShift.NONE));
    }

    /** As many spots as the grid of a profile has, over the same range. */
    static double[] profileGrid(double spot) {
        double[] spots = new double[2 * PROFILE_STEPS + 1];
        for (int i = 0; i < spots.length; i++) {
            spots[i] = spot * (1 + GammaProfile.RANGE * (i - PROFILE_STEPS) / PROFILE_STEPS);
        }
        return spots;
    }
}
