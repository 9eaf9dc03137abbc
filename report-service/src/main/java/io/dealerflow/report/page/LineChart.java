package io.dealerflow.report.page;

import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.ReportFacts.ChartFacts;
import io.dealerflow.report.text.ReportFacts.Point;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A line through points at equal distances.
 *
 * @param unit  of the values
 * @param print a value, as the axis and the facts have it
 */
record LineChart(String title, String unit, DoubleFunction<String> print, List<Value> values) {
    private static final int HEIGHT = 220;
    private static final int LEFT = 70;
    private static final int RIGHT = 40;
    private static final int TOP = 34;
    private static final int BOTTOM = 30;
    private static final int MAX_LABELS = 8;
    private static final double DOT = 4;

    /** A point of the line. */
    record Value(String label, double value) {}

    ChartFacts facts(Origin origin) {
        List<Point> points = values.stream()
                .map(value -> new Point(value.label(), new BigDecimal(print.apply(value.value()))))
                .toList();
        return new ChartFacts(title, unit, points, origin.asOf(), origin.events());
    }

    String draw() {
        double low = values.stream().mapToDouble(Value::value).min().orElse(0);
        double high = values.stream().mapToDouble(Value::value).max().orElse(0);
        double range = high > low ? high - low : 1;
        double height = HEIGHT - TOP - (double) BOTTOM;
        double step = (BarChart.WIDTH - LEFT - (double) RIGHT) / Math.max(1, values.size() - 1);
        var svg = new Svg(BarChart.WIDTH, HEIGHT, title);
        svg.text(Svg.Anchor.START, LEFT, 14, title);
        if (low < 0 && high > 0) {
            double zero = TOP + height * high / range;
            svg.line("axis", LEFT, zero, BarChart.WIDTH - RIGHT, zero);
            svg.text(Svg.Anchor.END, LEFT - 6, zero + 4, "0");
        }
        double[] heights = values.stream()
                .mapToDouble(value -> TOP + height * (high - value.value()) / range)
                .toArray();
        int every = Math.max(1, (values.size() + MAX_LABELS - 1) / MAX_LABELS);
        for (int i = 0; i < heights.length; i++) {
            double x = LEFT + i * step;
            if (i > 0) {
                svg.line("path", x - step, heights[i - 1], x, heights[i]);
            }
            svg.rectangle("value", x - DOT / 2, heights[i] - DOT / 2, DOT, DOT);
            if (i % every == 0) {
                svg.text(Svg.Anchor.MIDDLE, x, HEIGHT - 10, values.get(i).label());
            }
        }
        svg.text(Svg.Anchor.END, LEFT - 6, TOP + 4, print.apply(high));
        if (high > low) {
            svg.text(Svg.Anchor.END, LEFT - 6, HEIGHT - BOTTOM + 4, print.apply(low));
        }
        return svg.toString();
    }
}
