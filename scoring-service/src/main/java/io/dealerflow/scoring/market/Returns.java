package io.dealerflow.scoring.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Daily logarithmic returns of an asset.
 *
 * @param byDate     of the date's close over the close before it; none over a gap of more than {@value #MAX_GAP_DAYS} days, or where
 *                   a price is 0 or below
 * @param volatility sample standard deviation of the {@value #VOL_DAYS} returns up to the date
 */
record Returns(
        String asset,
        String economy,
        NavigableMap<LocalDate, Double> byDate,
        NavigableMap<LocalDate, Double> volatility) {
    static final int VOL_DAYS = 20;
    static final int MAX_GAP_DAYS = 10;

    static Returns of(AssetCloses closes) {
        NavigableMap<LocalDate, Double> values = closes.values();
        var returns = new TreeMap<LocalDate, Double>();
        var volatility = new TreeMap<LocalDate, Double>();
        Deque<Double> window = new ArrayDeque<>();
        for (Map.Entry<LocalDate, Double> close : values.entrySet()) {
            Map.Entry<LocalDate, Double> before = values.lowerEntry(close.getKey());
            if (before == null || !isDefined(before, close)) {
                continue;
            }
            double value = Math.log(close.getValue() / before.getValue());
            returns.put(close.getKey(), value);
            window.addLast(value);
            if (window.size() > VOL_DAYS) {
                window.removeFirst();
            }
            if (window.size() == VOL_DAYS) {
                volatility.put(close.getKey(), standardDeviation(window));
            }
        }
        return new Returns(closes.asset(), closes.economy(), returns, volatility);
    }

    private static boolean isDefined(Map.Entry<LocalDate, Double> before, Map.Entry<LocalDate, Double> close) {
        return before.getValue() > 0
                && close.getValue() > 0
                && ChronoUnit.DAYS.between(before.getKey(), close.getKey()) <= MAX_GAP_DAYS;
    }

    private static double standardDeviation(Deque<Double> window) {
        double mean = window.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = window.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (window.size() - 1));
    }

    /** The values of {@code days}, all of which have one. */
    static double[] on(List<LocalDate> days, NavigableMap<LocalDate, Double> values) {
        return days.stream()
                .mapToDouble(day -> values.getOrDefault(day, Double.NaN))
                .toArray();
    }

    /** Linear between order statistics; {@code values} are not empty. */
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
