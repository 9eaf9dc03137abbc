package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.missing;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The change of the latest figures against the previous observation, the date's first and the last of an earlier date. */
final class ChangesSection {
    private record Figure(String name, Function<GexSnapshot, @Nullable Double> of, Facts.Form form) {}

    private record Earlier(String name, GexSnapshot snapshot) {}

    private ChangesSection() {}

    private static List<Figure> figures(DollarUnit unit) {
        return List.of(
                new Figure("Spot", GexSnapshot::spot, Figures::price),
                new Figure("Net GEX, " + unit.symbol(), GexSnapshot::netGex, unit::amount),
                new Figure("Gross GEX, " + unit.symbol(), GexSnapshot::grossGex, unit::amount),
                new Figure("Gamma flip", snapshot -> snapshot.gammaFlip().value(), Figures::price),
                new Figure("Call wall", GexSnapshot::callWall, Figures::price),
                new Figure("Put wall", GexSnapshot::putWall, Figures::price),
                new Figure("ATM vol of 30 days, %", GexSnapshot::atmIv30d, Figures::fractionInPercent));
    }

    static void write(Markdown out, SymbolDay day, GexSnapshot latest) {
        List<Earlier> earlier = earlier(day);
        if (earlier.isEmpty()) {
            return;
        }
        List<Figure> figures = figures(DollarUnit.of(latest.grossGex()));
        for (Earlier baseline : earlier) {
            GexSnapshot before = baseline.snapshot();
            out.paragraph("Against " + baseline.name() + ", " + Figures.utc(before.asOf()) + ":");
            Table table = Table.of("Figure", "Then[row]>", "Now[row]>", "Change[row]>");
            figures.forEach(figure -> addRow(table, figure, before, latest));
            table.row("Gamma regime", regime(before), regime(latest), same(before, latest));
            out.table(table);
        }
    }

    private static List<Earlier> earlier(SymbolDay day) {
        List<Earlier> earlier = new ArrayList<>();
        GexSnapshot previous = day.previous();
        GexSnapshot first = day.first();
        GexSnapshot dayBefore = day.dayBefore();
        if (previous != null) {
            earlier.add(new Earlier("the observation before", previous));
        }
        if (first != null && (previous == null || !first.eventId().equals(previous.eventId()))) {
            earlier.add(new Earlier("the first observation of the date", first));
        }
        if (dayBefore != null) {
            earlier.add(new Earlier("the last observation of an earlier date", dayBefore));
        }
        return earlier;
    }

    private static void addRow(Table table, Figure figure, GexSnapshot before, GexSnapshot latest) {
        Double then = figure.of().apply(before);
        Double now = figure.of().apply(latest);
        String change = then == null || now == null ? missing("one side is missing") : change(figure, now - then);
        table.row(figure.name(), print(figure, then), print(figure, now), change);
    }

    private static String print(Figure figure, @Nullable Double value) {
        return value == null ? missing("none in this snapshot") : figure.form().print(value);
    }

    private static String change(Figure figure, double difference) {
        String text = figure.form().print(difference);
        return difference > 0 ? "+" + text : text;
    }

    private static String regime(GexSnapshot snapshot) {
        return snapshot.gammaRegime().name();
    }

    private static String same(GexSnapshot before, GexSnapshot latest) {
        return before.gammaRegime() == latest.gammaRegime() ? "unchanged" : "changed";
    }
}
