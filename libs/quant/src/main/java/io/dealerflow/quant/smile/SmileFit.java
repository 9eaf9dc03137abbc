package io.dealerflow.quant.smile;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.smile.NelderMead.Vertex;
import io.dealerflow.quant.smile.QuasiExplicit.Solution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fits raw SVI to one expiry: a simplex search over centre and roundness, the rest explicitly (see {@link QuasiExplicit}).
 * The wings never exceed Lee's bound and total variance is above 0 at every strike. Where the best fit has butterfly arbitrage the
 * search is done again with a penalty on it, which as a rule leaves none; {@link SviSmile#arbitrageFree} says whether it did.
 */
public final class SmileFit {
    private static final int LEAST_POINTS = 5;
    /** Volatility points; a worse fit is rejected. */
    private static final double WORST_RMSE = 5;

    private static final int STARTS = 2;
    /** Squared volatility per squared violation of g: at the margin, more than any fit gains by a lower g. */
    private static final double PENALTY = 1e4;
    /** Margin of the penalised search. */
    private static final double MARGIN = 1e-4;

    private final QuasiExplicit explicit;
    private final double low;
    private final double high;
    private boolean penalised;

    private SmileFit(QuasiExplicit explicit, double low, double high) {
        this.explicit = explicit;
        this.low = low;
        this.high = high;
    }

    /**
     * The smile through points in any order, of which no two may share a log-moneyness; empty without points.
     *
     * @param years to settlement, {@code > 0}
     */
    public static Optional<Smile> of(List<SmilePoint> points, double years) {
        Require.positive(years, "years");
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<SmilePoint> sorted = points.stream()
                .sorted(Comparator.comparingDouble(SmilePoint::logMoneyness))
                .toList();
        SmilePoint.requireAscending(sorted);
        if (sorted.size() < LEAST_POINTS) {
            return Optional.of(new LinearSmile(sorted, LinearSmile.Reason.TOO_FEW_POINTS));
        }
        SviSmile fitted = fitted(sorted, years);
        return Optional.of(fitted != null ? fitted : new LinearSmile(sorted, LinearSmile.Reason.POOR_FIT));
    }

    private static @Nullable SviSmile fitted(List<SmilePoint> sorted, double years) {
        double low = sorted.getFirst().logMoneyness();
        double high = sorted.getLast().logMoneyness();
        Svi svi = new SmileFit(QuasiExplicit.of(sorted, years), low, high).search();
        if (svi == null || svi.leastVariance() <= 0) {
            return null;
        }
        FitError error = FitError.of(svi, years, sorted);
        boolean free = svi.isArbitrageFree(low, high);
        return error.rmse() > WORST_RMSE ? null : new SviSmile(svi, years, error, free, low, high);
    }

    private @Nullable Svi search() {
        Svi best = descend();
        if (best != null && !best.isArbitrageFree(low, high)) {
            penalised = true;
            return descend();
        }
        return best;
    }

    private @Nullable Svi descend() {
        NelderMead search = new NelderMead(this::error);
        double width = high - low;
        List<Vertex> starts = new ArrayList<>();
        for (double share = 0.1; share < 1; share += 0.2) {
            for (double roundness = 0.02; roundness < 1; roundness *= 2.5) {
                starts.add(search.at(low + share * width, Math.log(roundness * width)));
            }
        }
        Vertex best = starts.stream()
                .sorted(Comparator.comparingDouble(Vertex::value))
                .limit(STARTS)
                .map(start -> search.descend(start, 0.1 * width, 0.3))
                .min(Comparator.comparingDouble(Vertex::value))
                .orElseThrow();
        Solution solution = explicit.at(best.x(), Math.exp(best.y()));
        return solution == null ? null : solution.svi();
    }

    /** Error for a centre and the logarithm of a roundness; infinite outside the range that the strikes determine. */
    private double error(double m, double logSigma) {
        double width = high - low;
        double sigma = Math.exp(logSigma);
        if (m < low - width || m > high + width || sigma < 1e-3 * width || sigma > 10 * width) {
            return Double.POSITIVE_INFINITY;
        }
        Solution solution = explicit.at(m, sigma);
        if (solution == null) {
            return Double.POSITIVE_INFINITY;
        }
        return solution.error() + (penalised ? penalty(solution.svi()) : 0);
    }

    private double penalty(Svi svi) {
        double least = Math.max(-10, svi.leastButterfly(low, high));
        double violation = Math.max(0, MARGIN - least);
        return PENALTY * violation * violation;
    }
}
