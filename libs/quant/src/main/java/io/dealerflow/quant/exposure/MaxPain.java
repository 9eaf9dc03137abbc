package io.dealerflow.quant.exposure;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.pricing.Right;
import org.jspecify.annotations.Nullable;

/** The listed strike at which the holders of a series' options would be paid least. */
public final class MaxPain {
    private MaxPain() {}

    /** Null when nothing is open; of equal pains the strike nearest to {@code spot}, finite and {@code > 0}. */
    public static @Nullable Double of(Series series, double spot) {
        Require.positive(spot, "spot");
        if (series.openInterest(Right.CALL) + series.openInterest(Right.PUT) == 0) {
            return null;
        }
        double[] pains = pains(series);
        int best = 0;
        for (int rung = 1; rung < pains.length; rung++) {
            double closer = Math.abs(series.rungStrike(best) - spot) - Math.abs(series.rungStrike(rung) - spot);
            if (pains[rung] < pains[best] || (pains[rung] == pains[best] && closer > 0)) {
                best = rung;
            }
        }
        return series.rungStrike(best);
    }

    /** What the holders are paid when the series settles at each listed strike, dollars, by rung; linear in their number. */
    public static double[] pains(Series series) {
        int n = series.rungs();
        double[] pains = new double[n];
        double paid = 0;
        double open = 0;
        for (int rung = 1; rung < n; rung++) {
            open += series.openInterestAt(rung - 1, Right.CALL);
            paid += open * (series.rungStrike(rung) - series.rungStrike(rung - 1));
            pains[rung] = paid;
        }
        paid = 0;
        open = 0;
        for (int rung = n - 2; rung >= 0; rung--) {
            open += series.openInterestAt(rung + 1, Right.PUT);
            paid += open * (series.rungStrike(rung + 1) - series.rungStrike(rung));
            pains[rung] += paid;
        }
        for (int rung = 0; rung < n; rung++) {
            pains[rung] *= series.multiplier();
        }
        return pains;
    }
}
