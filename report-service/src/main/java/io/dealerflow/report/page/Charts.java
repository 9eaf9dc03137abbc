package io.dealerflow.report.page;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.report.page.BarChart.Bar;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The charts of one asset as SVG; null where there is nothing to draw. */
final class Charts {
    private static final int MAX_STRIKES = 120;
    private static final int MAX_EXPIRIES = 20;
    private static final int ROW = 24;
    private static final int NAMES = 120;
    private static final int FIGURES = 90;

    private Charts() {}

    /** Net GEX of the strikes nearest to spot, with the levels among them. */
    static @Nullable String strikes(GexSnapshot snapshot) {
        List<StrikeGex> shown = snapshot.byStrike().stream()
                .sorted(Comparator.comparingDouble((StrikeGex strike) -> Math.abs(strike.strike() - snapshot.spot())))
                .limit(MAX_STRIKES)
                .sorted(Comparator.comparingDouble(StrikeGex::strike))
                .toList();
        if (shown.size() < 2) {
            return null;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        var chart = new BarChart(
                "Net GEX by strike, " + unit.symbol() + " per 1 % move",
                unit,
                shown.stream()
                        .map(strike -> new Bar(BarChart.label(strike.strike()), strike.netGex()))
                        .toList());
        mark(chart, shown, "spot", snapshot.spot());
        mark(chart, shown, "gamma flip", snapshot.gammaFlip().value());
        mark(chart, shown, "call wall", snapshot.callWall());
        mark(chart, shown, "put wall", snapshot.putWall());
        return chart.draw();
    }

    private static void mark(BarChart chart, List<StrikeGex> strikes, String name, @Nullable Double price) {
        if (price == null) {
            return;
        }
        for (int i = 0; i + 1 < strikes.size(); i++) {
            double low = strikes.get(i).strike();
            double high = strikes.get(i + 1).strike();
            if (price >= low && price <= high) {
                chart.mark(name + " " + BarChart.label(price), i + (price - low) / (high - low));
                return;
            }
        }
    }

    /** Net GEX of the nearest expiries, all roots of a date together. */
    static @Nullable String expiries(GexSnapshot snapshot) {
        var byDate = new TreeMap<LocalDate, Double>();
        for (ExpiryGex expiry : snapshot.byExpiry()) {
            byDate.merge(expiry.expiry(), expiry.netGex(), Double::sum);
        }
        if (byDate.size() < 2) {
            return null;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        List<Bar> bars = byDate.entrySet().stream()
                .limit(MAX_EXPIRIES)
                .map(expiry -> new Bar(expiry.getKey().toString().substring(2), expiry.getValue()))
                .toList();
        return new BarChart("Net GEX by expiry, " + unit.symbol() + " per 1 % move", unit, bars).draw();
    }

    /** The components of the index, 0 to 1. */
    static @Nullable String score(AssetScore score) {
        if (score.components().isEmpty()) {
            return null;
        }
        String title = "Components of the instability index, 0 to 1, and their weights";
        int rows = score.components().size();
        var svg = new Svg(BarChart.WIDTH, (rows + 1) * ROW, title);
        svg.text(Svg.Anchor.START, NAMES, ROW - 10, title);
        double width = BarChart.WIDTH - NAMES - FIGURES;
        for (int i = 0; i < rows; i++) {
            Component component = score.components().get(i);
            Double value = component.value();
            double y = (i + 1) * (double) ROW;
            svg.text(Svg.Anchor.END, NAMES - 6, y + 15, component.name());
            svg.rectangle("track", NAMES, y + 4, width, ROW - 8);
            if (value == null) {
                svg.text(Svg.Anchor.START, NAMES + 6, y + 15, "abstains");
                continue;
            }
            svg.rectangle("value", NAMES, y + 4, width * value, ROW - 8);
            svg.text(
                    Svg.Anchor.START,
                    NAMES + width + 6,
                    y + 15,
                    Figures.decimals(value, 2) + " × " + Figures.decimals(component.weight(), 2));
        }
        return svg.toString();
    }
}
