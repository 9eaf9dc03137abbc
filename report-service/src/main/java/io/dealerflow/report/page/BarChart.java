package io.dealerflow.report.page;

import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.ReportFacts.ChartFacts;
import io.dealerflow.report.text.ReportFacts.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Upright bars of exposures, above and below 0. */
final class BarChart {
    static final int WIDTH = 860;
    private static final int HEIGHT = 280;
    private static final int LEFT = 70;
    private static final int RIGHT = 10;
    private static final int TOP = 58;
    private static final int BOTTOM = 30;
    private static final int MAX_LABELS = 10;
    private static final double BAR_SHARE = 0.7;
    private static final int LEVEL_ROWS = 3;
    private static final int ROW_HEIGHT = 15;

    private final List<Bar> bars;
    private final List<Level> levels = new ArrayList<>();
    private final String title;
    private final DollarUnit unit;

    /** @param value dollars */
    record Bar(String label, double value) {}

    private record Level(String name, double position) {}

    /** @param unit of the axis */
    BarChart(String title, DollarUnit unit, List<Bar> bars) {
        this.title = title;
        this.unit = unit;
        this.bars = bars;
    }

    /** Marks a place: 0 is the middle of the first bar, 1 that of the second. */
    void mark(String name, double position) {
        if (position >= 0 && position <= bars.size() - 1) {
            levels.add(new Level(name, position));
        }
    }

    ChartFacts facts(Origin origin) {
        List<Point> points = new ArrayList<>();
        bars.forEach(bar -> points.add(new Point(bar.label(), new BigDecimal(unit.amount(bar.value())))));
        return new ChartFacts(title, unit.symbol(), points, origin.asOf(), origin.events());
    }

    String draw() {
        double largest = Math.max(
                Double.MIN_NORMAL,
                bars.stream().mapToDouble(bar -> Math.abs(bar.value())).max().orElse(0));
        double step = (double) (WIDTH - LEFT - RIGHT) / bars.size();
        double zero = TOP + (HEIGHT - TOP - BOTTOM) / 2.0;
        double half = (HEIGHT - TOP - BOTTOM) / 2.0;
        DoubleUnaryOperator middle = position -> LEFT + (position + 0.5) * step;
        var svg = new Svg(WIDTH, HEIGHT, title);
        svg.text(Svg.Anchor.START, LEFT, ROW_HEIGHT - 3, title);
        for (int i = 0; i < bars.size(); i++) {
            double value = bars.get(i).value();
            double height = half * Math.abs(value) / largest;
            svg.rectangle(
                    value >= 0 ? "up" : "down",
                    middle.applyAsDouble(i) - step * BAR_SHARE / 2,
                    value >= 0 ? zero - height : zero,
                    step * BAR_SHARE,
                    height);
        }
        svg.line("axis", LEFT, zero, WIDTH - RIGHT, zero);
        svg.text(Svg.Anchor.END, LEFT - 6, TOP + 4, unit.amount(largest));
        svg.text(Svg.Anchor.END, LEFT - 6, zero + 4, "0");
        svg.text(Svg.Anchor.END, LEFT - 6, HEIGHT - BOTTOM + 4, unit.amount(-largest));
        int every = Math.max(1, (bars.size() + MAX_LABELS - 1) / MAX_LABELS);
        for (int i = 0; i < bars.size(); i += every) {
            svg.text(
                    Svg.Anchor.MIDDLE,
                    middle.applyAsDouble(i),
                    HEIGHT - 10,
                    bars.get(i).label());
        }
        drawLevels(svg, middle);
        return svg.toString();
    }

    /** In rows below each other, so that names of near levels can be read. */
    private void drawLevels(Svg svg, DoubleUnaryOperator middle) {
        levels.sort(Comparator.comparingDouble(Level::position));
        for (int i = 0; i < levels.size(); i++) {
            double x = middle.applyAsDouble(levels.get(i).position());
            double y = TOP - 4 - (i % LEVEL_ROWS) * (double) ROW_HEIGHT;
            boolean right = x > WIDTH / 2.0;
            svg.line("level", x, y - ROW_HEIGHT / 2.0, x, HEIGHT - BOTTOM);
            svg.text(
                    right ? Svg.Anchor.END : Svg.Anchor.START,
                    right ? x - 4 : x + 4,
                    y,
                    levels.get(i).name());
        }
    }

    /** A price as a label of an axis: without decimals where it has none. */
    static String label(double price) {
        String text = Figures.price(price);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
