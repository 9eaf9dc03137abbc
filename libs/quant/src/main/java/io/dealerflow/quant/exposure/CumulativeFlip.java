package io.dealerflow.quant.exposure;

import io.dealerflow.quant.profile.GammaFlip;
import java.util.ArrayList;
import java.util.List;

/**
 * The flip from cumulated exposure, for comparison: where net exposure at today's spot, summed from the lowest strike up, changes
 * sign. It re-prices nothing; on most days it finds nothing or the wrong side of spot. See {@link GammaFlip} for the
 * definition used otherwise.
 */
public final class CumulativeFlip {
    private CumulativeFlip() {}

    /** Linear between the two strikes around each sign change; the range is that of the strikes. */
    public static GammaFlip of(GexAnalysis analysis) {
        return of(analysis.byStrike(), analysis.prepared().book().spot());
    }

    static GammaFlip of(List<StrikeExposure> ascending, double spot) {
        List<Double> crossings = new ArrayList<>();
        double sum = 0;
        double lastSum = 0;
        double lastStrike = 0;
        for (StrikeExposure row : ascending) {
            sum += row.netGex();
            if (lastSum * sum < 0) {
                crossings.add(lastStrike + (row.strike() - lastStrike) * lastSum / (lastSum - sum));
            }
            if (sum != 0) {
                lastSum = sum;
                lastStrike = row.strike();
            }
        }
        Double nearest = GammaFlip.nearest(crossings, spot);
        double low = ascending.isEmpty() ? spot : ascending.getFirst().strike();
        double high = ascending.isEmpty() ? spot : ascending.getLast().strike();
        GammaFlip.Reason reason = nearest == null ? GammaFlip.Reason.NO_SIGN_CHANGE : null;
        return new GammaFlip(nearest, reason, crossings, low, high, spot);
    }
}
