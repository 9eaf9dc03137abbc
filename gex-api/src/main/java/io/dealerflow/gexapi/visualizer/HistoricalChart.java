package io.dealerflow.gexapi.visualizer;

import io.dealerflow.gexapi.history.ExposurePoint;
import io.dealerflow.gexapi.history.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same points in parallel arrays, for a chart.
 *
 * @param gammaFlipLevels null where there is no flip
 * @param resolution      which snapshots the points are
 */
public record HistoricalChart(
        String symbol,
        int periodDays,
        List<Instant> timestamps,
        List<Double> spotPrices,
        List<Double> totalGex,
        List<Double> callGex,
        List<Double> putGex,
        List<@Nullable Double> gammaFlipLevels,
        List<MarketRegime> marketRegimes,
        Window.Resolution resolution) {

    public static HistoricalChart of(String symbol, Window window, List<ExposurePoint> points) {
        return new HistoricalChart(
                symbol,
                window.days(),
                column(points, ExposurePoint::asOf),
                column(points, ExposurePoint::spot),
                column(points, ExposurePoint::netGex),
                column(points, ExposurePoint::callGex),
                column(points, ExposurePoint::putGex),
                flips(points),
                column(points, point -> MarketRegime.of(point.regime())),
                window.resolution());
    }

    private static <T> List<T> column(List<ExposurePoint> points, Function<ExposurePoint, T> value) {
        return points.stream().map(value).toList();
    }

    private static List<@Nullable Double> flips(List<ExposurePoint> points) {
        List<@Nullable Double> flips = new ArrayList<>(points.size());
        points.forEach(point -> flips.add(point.gammaFlip()));
        return flips;
    }
}
