package io.dealerflow.gexapi.history;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one figure spreads over points, in its own unit.
 *
 * @param standardDeviation of the sample; 0 for one point
 */
public record Spread(double average, double median, double least, double most, double standardDeviation) {
    /** @param points at least one */
    public static Spread of(List<ExposurePoint> points, ToDoubleFunction<ExposurePoint> figure) {
        double[] values = points.stream().mapToDouble(figure).sorted().toArray();
        int n = values.length;
        double average = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - average) * (value - average))
                .sum();
        return new Spread(
                average,
                0.5 * (values[(n - 1) / 2] + values[n / 2]),
                values[0],
                values[n - 1],
                n == 1 ? 0 : Math.sqrt(squares / (n - 1)));
    }
}
