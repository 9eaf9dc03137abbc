package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.quote;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the report on one week from the last data of its dates. The same data gives the same bytes. */
public final class WeeklyReport {
    private WeeklyReport() {}

    /** The report's identity, shared by its revisions. */
    public static String reportId(WeekData week) {
        return reportId(week.last().date());
    }

    /** The identity of the report on the week of a date. */
    public static String reportId(LocalDate date) {
        return "weekly-" + WeekData.name(date);
    }

    static String title(WeekData week) {
        return "Dealer positioning in week " + week.name();
    }

    /** The text of the report, CommonMark with GFM tables, and its facts. */
    static Markdown write(WeekData week, PhraseTable phrases) {
        Markdown out = new Markdown();
        out.heading(1, title(week));
        out.paragraph(
                "From " + week.days().getFirst().date() + " to " + week.last().date() + ", last data of each date.");
        var symbols = new TreeSet<String>();
        week.days().forEach(day -> day.symbols().forEach(symbol -> symbols.add(symbol.symbol())));
        Table overview = Table.of(
                "Symbol",
                "Spot, first[price]>",
                "Spot, last[price]>",
                "Change, %>",
                "Index, first[0 to 100]>",
                "Index, last[0 to 100]>",
                "Regime",
                "Alerts[alerts]>");
        symbols.forEach(symbol -> addOverview(overview, days(week, symbol)));
        out.table(overview);
        var flow = week.last().flow();
        if (flow != null) {
            FlowMapSection.write(out, flow);
        }
        symbols.forEach(symbol -> writeSymbol(out, symbol, week));
        CalendarSection.write(out, week.last(), phrases);
        UnitsSection.write(out);
        return out;
    }

    private static List<SymbolDay> days(WeekData week, String symbol) {
        return week.days().stream()
                .flatMap(day -> day.symbols().stream())
                .filter(day -> day.symbol().equals(symbol))
                .toList();
    }

    private static void addOverview(Table table, List<SymbolDay> days) {
        Double first = firstOf(days, SymbolDay::price);
        Double last = firstOf(days.reversed(), SymbolDay::price);
        String regime = firstOf(days.reversed(), WeeklyReport::regime);
        table.from(Origin.of(days.stream().flatMap(WeeklyReport::figures).toList()));
        table.row(
                Markdown.escape(days.getFirst().symbol()),
                first == null ? missing(Reasons.NO_PRICE) : quote(first),
                last == null ? missing(Reasons.NO_PRICE) : quote(last),
                first == null || last == null ? "-" : signed((last - first) / first * 100, 2),
                index(firstOf(days, WeeklyReport::indexOf)),
                index(firstOf(days.reversed(), WeeklyReport::indexOf)),
                regime == null ? missing(Reasons.NO_SCORE) : regime,
                count(days.stream().mapToLong(day -> day.alerts().size()).sum()));
    }

    private static void writeSymbol(Markdown out, String symbol, WeekData week) {
        out.heading(2, Markdown.escape(symbol)).about(symbol);
        List<SymbolDay> days = days(week, symbol);
        DollarUnit unit = DollarUnit.of(days.stream()
                .map(SymbolDay::latest)
                .filter(Objects::nonNull)
                .mapToDouble(GexSnapshot::grossGex)
                .max()
                .orElse(0));
        Table table = Table.of(
                "Date",
                "Spot[price]>",
                "Net GEX, " + unit.symbol() + ">",
                "Gamma regime",
                "Gamma flip[price]>",
                "Call wall[price]>",
                "Put wall[price]>",
                "Index[0 to 100]>",
                "Regime",
                "Pressure");
        for (DayData date : week.days()) {
            date.symbols().stream()
                    .filter(day -> day.symbol().equals(symbol))
                    .forEach(day -> addDate(table, date.date().toString(), day, unit));
        }
        out.table(table);
        out.from(Origin.of(days.stream().flatMap(day -> day.alerts().stream()).toList()));
        var byType = days.stream()
                .flatMap(day -> day.alerts().stream())
                .collect(Collectors.groupingBy(
                        (Alert alert) -> alert.alertType().wireName(), TreeMap::new, Collectors.counting()));
        out.paragraph(
                byType.isEmpty()
                        ? "No alert was raised."
                        : "Alerts: "
                                + byType.entrySet().stream()
                                        .map(type -> type.getKey() + " " + count(type.getValue()))
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    private static void addDate(Table table, String date, SymbolDay day, DollarUnit unit) {
        GexSnapshot latest = day.latest();
        AssetScore score = day.score();
        String none = "-";
        Double price = day.price();
        table.from(Origin.of(figures(day).toList()));
        table.row(
                date,
                price == null ? none : quote(price),
                latest == null ? none : unit.amount(latest.netGex()),
                latest == null ? none : latest.gammaRegime().name(),
                latest == null ? none : optional(latest.gammaFlip().value()),
                latest == null ? none : optional(latest.callWall()),
                latest == null ? none : optional(latest.putWall()),
                index(indexOf(day)),
                Objects.requireNonNullElse(regime(day), none),
                score == null ? none : score.pressure().name());
    }

    private static String optional(@Nullable Double level) {
        return level == null ? "-" : price(level);
    }

    private static String index(@Nullable Double index) {
        return index == null ? "-" : decimals(index, 1);
    }

    private static <T> @Nullable T firstOf(List<SymbolDay> days, Function<SymbolDay, @Nullable T> figure) {
        return days.stream()
                .flatMap(day -> Stream.ofNullable(figure.apply(day)))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Event> figures(SymbolDay day) {
        GexSnapshot latest = day.latest();
        return Stream.of(
                        Optional.ofNullable(latest == null ? day.features() : latest), Optional.ofNullable(day.score()))
                .flatMap(Optional::stream);
    }

    private static @Nullable Double indexOf(SymbolDay day) {
        AssetScore score = day.score();
        return score == null ? null : score.index();
    }

    private static @Nullable String regime(SymbolDay day) {
        AssetScore score = day.score();
        return score == null || score.regime() == null ? null : score.regime().name();
    }
}
