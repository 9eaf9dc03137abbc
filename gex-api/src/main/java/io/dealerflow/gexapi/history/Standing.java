package io.dealerflow.gexapi.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where net exposure stands among the points of a window.
 *
 * @param percentile   percent of the points that lie below
 * @param vsAveragePct distance to their average in percent of its size; null when that is 0
 */
public record Standing(
        Window window,
        int points,
        Spread spread,
        double percentile,
        @Nullable Double vsAveragePct) {
    private static final double PERCENT = 100;

    /** @param points at least one */
    public static Standing of(double netGex, List<ExposurePoint> points, Window window) {
        Spread spread = Spread.of(points, ExposurePoint::netGex);
        long below = points.stream().filter(point -> point.netGex() < netGex).count();
        double average = spread.average();
        return new Standing(
                window,
                points.size(),
                spread,
                PERCENT * below / points.size(),
                average == 0 ? null : PERCENT * (netGex - average) / Math.abs(average));
    }
}
