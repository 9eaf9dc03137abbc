package io.dealerflow.scoring.market;

import io.dealerflow.contracts.scores.MarketFlow.Pair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Correlation, lag and common stress of every ordered pair of assets; definitions are in docs/scores.md. */
public final class FlowMap {
    static final int MIN_DAYS = 60;
    static final int MAX_DAYS = 250;
    static final int MAX_LAG = 5;

    private static final String TOO_FEW_DAYS = "TOO_FEW_DAYS";
    private static final String NO_VARIATION = "NO_VARIATION";
    private static final double STRESSED_PERCENTILE = 0.8;

    private FlowMap() {}

    /** Of assets of one economy, ascending by {@code from} and {@code to}; empty with fewer than two. */
    public static List<Pair> of(List<AssetCloses> assets) {
        List<Returns> all = assets.stream()
                .map(Returns::of)
                .sorted(Comparator.comparing(Returns::asset))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (Returns from : all) {
            for (Returns to : all) {
                if (!from.asset().equals(to.asset()) && from.economy().equals(to.economy())) {
                    pairs.add(pair(from, to));
                }
            }
        }
        return List.copyOf(pairs);
    }

    private static Pair pair(Returns from, Returns to) {
        SortedSet<LocalDate> common = new TreeSet<>(from.byDate().keySet());
        common.retainAll(to.byDate().keySet());
        List<LocalDate> days = List.copyOf(common);
        days = days.subList(Math.max(0, days.size() - MAX_DAYS), days.size());
        if (days.size() < MIN_DAYS) {
            return new Pair(from.asset(), to.asset(), null, null, null, null, days.size(), TOO_FEW_DAYS);
        }
        double[] x = Returns.on(days, from.byDate());
        double[] y = Returns.on(days, to.byDate());
        double correlation = correlation(x, y, 0);
        if (Double.isNaN(correlation)) {
            return new Pair(
                    from.asset(),
                    to.asset(),
                    null,
                    null,
                    null,
                    stressOverlap(days, from, to),
                    days.size(),
                    NO_VARIATION);
        }
        int lag = 0;
        double atLag = correlation;
        for (int size = 1; size <= MAX_LAG && days.size() - size >= MIN_DAYS; size++) {
            for (int candidate : new int[] {size, -size}) {
                double value = correlation(x, y, candidate);
                if (Math.abs(value) > Math.abs(atLag)) {
                    lag = candidate;
                    atLag = value;
                }
            }
        }
        return new Pair(
                from.asset(), to.asset(), correlation, lag, atLag, stressOverlap(days, from, to), days.size(), null);
    }

    /** Pearson's, of {@code x[i]} with {@code y[i + lag]}; NaN when one of them does not vary. */
    private static double correlation(double[] x, double[] y, int lag) {
        int start = Math.max(0, -lag);
        int end = Math.min(x.length, y.length - lag);
        double meanX = mean(x, start, end);
        double meanY = mean(y, start + lag, end + lag);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = start; i < end; i++) {
            double dx = x[i] - meanX;
            double dy = y[i + lag] - meanY;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : Double.NaN;
    }

    private static double mean(double[] values, int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - start);
    }

    /** Null with fewer than {@link #MIN_DAYS} days on which both have a volatility. */
    private static @Nullable Double stressOverlap(List<LocalDate> days, Returns from, Returns to) {
        List<LocalDate> both = days.stream()
                .filter(day ->
                        from.volatility().containsKey(day) && to.volatility().containsKey(day))
                .toList();
        if (both.size() < MIN_DAYS) {
            return null;
        }
        double[] x = Returns.on(both, from.volatility());
        double[] y = Returns.on(both, to.volatility());
        double highX = Returns.percentile(x, STRESSED_PERCENTILE);
        double highY = Returns.percentile(y, STRESSED_PERCENTILE);
        int stressed = 0;
        for (int i = 0; i < x.length; i++) {
            stressed += x[i] > highX && y[i] > highY ? 1 : 0;
        }
        return (double) stressed / x.length;
    }
}
