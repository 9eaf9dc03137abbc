package io.dealerflow.ingest.simulator;

import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Open interest distributed as in a real index: calls above the anchor level, more and wider puts below it, and
 * most at round strikes. It changes once a day, with the seed.
 */
record OpenInterest(long seed, LocalDate day) {
    private static final double CALL_CENTRE = 1.015;
    private static final double PUT_CENTRE = 0.985;
    private static final double CALL_WIDTH = 0.025;
    private static final double PUT_WIDTH = 0.045;
    private static final double PUT_SKEW = 1.25;
    private static final double STRIKE_NOISE = 0.35;
    private static final double DAILY_NOISE = 0.10;

    /** @param usual contracts at the centre, at a strike that is not round */
    long of(OptionSymbol symbol, double usual) {
        boolean call = symbol.right() == Right.CALL;
        double centre = SpotPath.ANCHOR * (call ? CALL_CENTRE : PUT_CENTRE);
        double distance = (symbol.strike() / centre - 1) / (call ? CALL_WIDTH : PUT_WIDTH);
        double shape = Math.exp(-distance * distance / 2) * (call ? 1 : PUT_SKEW) * roundness(symbol.strike());
        double noise = STRIKE_NOISE * gaussian(symbol.text().hashCode(), 0)
                + DAILY_NOISE * gaussian(symbol.text().hashCode(), day.toEpochDay());
        return Math.round(usual * shape * Math.exp(noise));
    }

    private static double roundness(double strike) {
        if (strike % 500 == 0) {
            return 5;
        }
        return strike % 100 == 0 ? 2.5 : 1;
    }

    private double gaussian(long contract, long epochDay) {
        return new SplittableRandom(seed ^ contract << 32 ^ epochDay).nextGaussian();
    }
}
