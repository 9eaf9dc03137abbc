package io.dealerflow.quant.chain;

import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;

/** The distinct strikes of a series, ascending, and the contracts listed at each. */
final class StrikeLadder {
    private final double[] strikes;
    private final int[] calls;
    private final int[] puts;
    private final int[] rungOf;

    private StrikeLadder(double[] strikes, int[] calls, int[] puts, int[] rungOf) {
        this.strikes = strikes;
        this.calls = calls;
        this.puts = puts;
        this.rungOf = rungOf;
    }

    /** Columns sorted by strike; throws when a strike lists the same right twice. */
    static StrikeLadder of(double[] strike, boolean[] call) {
        int n = strike.length;
        double[] strikes = new double[n];
        int[] calls = new int[n];
        int[] puts = new int[n];
        int[] rungOf = new int[n];
        Arrays.fill(calls, Series.NONE);
        Arrays.fill(puts, Series.NONE);
        int rungs = 0;
        for (int i = 0; i < n; i++) {
            if (rungs == 0 || strikes[rungs - 1] != strike[i]) {
                strikes[rungs++] = strike[i];
            }
            int rung = rungs - 1;
            int[] side = call[i] ? calls : puts;
            if (side[rung] != Series.NONE) {
                throw new IllegalArgumentException("strike " + strike[i] + " lists the same right twice");
            }
            side[rung] = i;
            rungOf[i] = rung;
        }
        return new StrikeLadder(
                Arrays.copyOf(strikes, rungs), Arrays.copyOf(calls, rungs), Arrays.copyOf(puts, rungs), rungOf);
    }

    int size() {
        return strikes.length;
    }

    double strike(int rung) {
        return strikes[rung];
    }

    int contract(int rung, Right right) {
        return right == Right.CALL ? calls[rung] : puts[rung];
    }

    int rungOf(int contract) {
        return rungOf[contract];
    }
}
