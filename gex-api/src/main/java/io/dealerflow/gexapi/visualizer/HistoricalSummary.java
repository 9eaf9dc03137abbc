package io.dealerflow.gexapi.visualizer;

import io.dealerflow.gexapi.history.ExposurePoint;
import io.dealerflow.gexapi.history.Spread;
import io.dealerflow.gexapi.history.Window;
import java.time.Instant;
import java.util.List;

/**
 * How exposure spread over a window, dollars per 1 % move.
 *
 * @param dataPoints      snapshots that the figures rest on
 * @param latestTimestamp of the newest
 * @param resolution      which snapshots the points are
 */
public record HistoricalSummary(
        String symbol,
        int periodDays,
        int dataPoints,
        Total totalGex,
        Side callGex,
        Side putGex,
        Distribution regimeDistribution,
        Instant latestTimestamp,
        Window.Resolution resolution) {
    private static final double PERCENT = 100;

    /**
     * Net exposure.
     *
     * @param stdDev of the sample; 0 for one point
     */
    public record Total(double current, double average, double median, double min, double max, double stdDev) {}

    /** Exposure of one right. */
    public record Side(double average, double min, double max) {
        static Side of(Spread spread) {
            return new Side(spread.average(), spread.least(), spread.most());
        }
    }

    /** How often each regime was seen. */
    public record Distribution(Regimes<Integer> counts, Regimes<Double> percentages) {}

    /** One value a regime. */
    public record Regimes<T>(T positiveGamma, T negativeGamma, T nearFlip, T neutral) {}

    /** @param points ascending, at least one */
    public static HistoricalSummary of(String symbol, Window window, List<ExposurePoint> points) {
        Spread net = Spread.of(points, ExposurePoint::netGex);
        ExposurePoint latest = points.getLast();
        return new HistoricalSummary(
                symbol,
                window.days(),
                points.size(),
                new Total(
                        latest.netGex(), net.average(), net.median(), net.least(), net.most(), net.standardDeviation()),
                Side.of(Spread.of(points, ExposurePoint::callGex)),
                Side.of(Spread.of(points, ExposurePoint::putGex)),
                distribution(points),
                latest.asOf(),
                window.resolution());
    }

    private static Distribution distribution(List<ExposurePoint> points) {
        int positive = count(points, MarketRegime.POSITIVE_GAMMA);
        int negative = count(points, MarketRegime.NEGATIVE_GAMMA);
        int near = count(points, MarketRegime.NEAR_FLIP);
        int neutral = count(points, MarketRegime.NEUTRAL);
        double share = PERCENT / points.size();
        return new Distribution(
                new Regimes<>(positive, negative, near, neutral),
                new Regimes<>(positive * share, negative * share, near * share, neutral * share));
    }

    private static int count(List<ExposurePoint> points, MarketRegime regime) {
        return (int) points.stream()
                .filter(point -> MarketRegime.of(point.regime()) == regime)
                .count();
    }
}
