package io.dealerflow.report.page;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.FuturesDay;
import io.dealerflow.report.daily.Surroundings.PastDay;
import io.dealerflow.report.daily.SymbolDay;
import io.dealerflow.report.page.BarChart.Bar;
import io.dealerflow.report.page.LineChart.Value;
import io.dealerflow.report.text.Chart;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.ReportFacts.ChartFacts;
import io.dealerflow.report.text.ReportFacts.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The charts of a report: each shows figures that its section has, or more of them. */
public final class Charts {
    private static final int MAX_STRIKES = 120;
    private static final int MAX_EXPIRIES = 20;
    private static final int ROW = 24;
    private static final int NAMES = 120;
    private static final int FIGURES = 90;
    /** Characters of the year and its hyphen in a date. */
    private static final int YEAR = 5;

    private static final String SCORE_TITLE = "Components of the instability index, 0 to 1, and their weights";

    private Charts() {}

    /** In the order of the text. */
    public static List<Chart> of(DayData data) {
        List<Chart> charts = new ArrayList<>();
        for (SymbolDay day : data.symbols()) {
            String symbol = Markdown.escape(day.symbol());
            GexSnapshot latest = day.latest();
            AssetScore score = day.score();
            List<PastDay> past = data.around().histories().getOrDefault(day.symbol(), List.of());
            if (latest != null) {
                Origin from = Origin.of(latest);
                add(charts, List.of(symbol, "Key levels"), strikes(latest), from);
                add(charts, List.of(symbol, "Expiries"), expiries(latest), from);
                add(charts, List.of(symbol, "Hedging flows"), hedging(latest), from);
                add(charts, List.of(symbol, "Changes"), exposures(past, DollarUnit.of(latest.grossGex())), from);
            }
            if (score != null && !score.components().isEmpty()) {
                charts.add(new Chart(List.of(symbol, "Instability"), scoreFacts(score), score(score)));
                add(charts, List.of(symbol, "Instability"), indexes(past), Origin.of(score));
            }
        }
        for (FuturesDay curve : FuturesDay.of(data.around().curves())) {
            List<String> heading = List.of(FuturesDay.HEADING, Markdown.escape(curve.root()));
            add(charts, heading, curve(curve), Origin.of(curve.events()));
        }
        return charts;
    }

    private static void add(List<Chart> charts, List<String> heading, @Nullable BarChart chart, Origin from) {
        if (chart != null) {
            charts.add(new Chart(heading, chart.facts(from), chart.draw()));
        }
    }

    private static void add(List<Chart> charts, List<String> heading, LineChart chart, Origin from) {
        if (chart.values().size() > 1) {
            charts.add(new Chart(heading, chart.facts(from), chart.draw()));
        }
    }

    /** Net GEX of the strikes nearest to spot, with the levels among them; null where there is nothing to draw. */
    static @Nullable BarChart strikes(GexSnapshot snapshot) {
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
        return chart;
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
    static @Nullable BarChart expiries(GexSnapshot snapshot) {
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
        return new BarChart("Net GEX by expiry, " + unit.symbol() + " per 1 % move", unit, bars);
    }

    /** What dealers trade after each move of spot. */
    private static @Nullable BarChart hedging(GexSnapshot snapshot) {
        if (snapshot.hedgingFlow().size() < 2) {
            return null;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        List<Bar> bars = snapshot.hedgingFlow().stream()
                .sorted(Comparator.comparingDouble(HedgingFlow::movePct))
                .map(flow -> new Bar(Figures.signed(flow.movePct(), 2) + " %", flow.dollars()))
                .toList();
        return new BarChart("Dealers buy (+) or sell (-) after a move of spot, " + unit.symbol(), unit, bars);
    }

    private static LineChart exposures(List<PastDay> past, DollarUnit unit) {
        return new LineChart(
                "Net GEX, last of each date, " + unit.symbol() + " per 1 % move",
                unit.symbol(),
                unit::amount,
                values(past, PastDay.NET_GEX));
    }

    private static LineChart indexes(List<PastDay> past) {
        return new LineChart(
                "Instability index, last of each date, 0 to 100",
                "0 to 100",
                value -> Figures.decimals(value, 1),
                values(past, PastDay.INDEX));
    }

    private static List<Value> values(List<PastDay> past, String name) {
        return past.stream()
                .filter(day -> day.name().equals(name))
                .map(day -> new Value(day.date().toString().substring(YEAR), day.value()))
                .toList();
    }

    private static LineChart curve(FuturesDay day) {
        return new LineChart(
                "Settlements of " + day.date() + " by contract",
                "price",
                Figures::quote,
                day.contracts().stream()
                        .map(contract -> new Value(contract.symbol(), contract.settlement()))
                        .toList());
    }

    private static ChartFacts scoreFacts(AssetScore score) {
        List<Point> points = new ArrayList<>();
        for (Component component : score.components()) {
            Double value = component.value();
            if (value != null) {
                points.add(new Point(component.name(), new BigDecimal(Figures.decimals(value, 2))));
                points.add(new Point(
                        component.name() + " weight", new BigDecimal(Figures.decimals(component.weight(), 2))));
            }
        }
        Origin from = Origin.of(score);
        return new ChartFacts(SCORE_TITLE, "0 to 1", points, from.asOf(), from.events());
    }

    /** The components of the index, 0 to 1. */
    static String score(AssetScore score) {
        int rows = score.components().size();
        var svg = new Svg(BarChart.WIDTH, (rows + 1) * ROW, SCORE_TITLE);
        svg.text(Svg.Anchor.START, NAMES, ROW - 10, SCORE_TITLE);
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
