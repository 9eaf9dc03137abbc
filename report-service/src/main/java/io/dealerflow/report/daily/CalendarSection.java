package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.fractionInPercent;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.quant.schedule.FuturesContract;
import io.dealerflow.quant.schedule.FuturesRoll;
import io.dealerflow.quant.schedule.Releases;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** What is known to come within a week of the date. */
final class CalendarSection {
    static final String TOPIC = "calendar";

    private static final int DAYS = 7;
    private static final double LEAST_SHARE = 0.02;

    private record Expiry(String symbol, GexSnapshot of, ExpiryGex expiry, double share) {}

    private record Roll(FuturesDay curve, FuturesContract from, FuturesContract to) {
        LocalDate lastDay() {
            return FuturesRoll.lastDay(from.expiry());
        }
    }

    private CalendarSection() {}

    static void write(Markdown out, DayData data, PhraseTable phrases) {
        LocalDate date = data.date();
        List<Expiry> expiries = expiries(data);
        List<FuturesDay> curves = FuturesDay.of(data.around().curves());
        List<Roll> rolls = rolls(curves, date);
        out.heading(2, "The week ahead");
        out.bullets(phrases.say(TOPIC, facts(expiries.size(), rolls.size(), curves.size())));
        if (!expiries.isEmpty()) {
            writeExpiries(out, expiries);
        }
        if (!rolls.isEmpty()) {
            writeRolls(out, rolls);
        }
        writeReleases(out, date);
    }

    static Facts facts(int expiries, int rolls, int curves) {
        Facts.Form form = value -> count(Math.round(value));
        return Facts.builder()
                .figure("week_expiries", (double) expiries, form)
                .figure("rolls", (double) rolls, form)
                .figure("roll_days", (double) FuturesRoll.ROLL_DAYS, form)
                .figure("curves", (double) curves, form)
                .figure("least_share", LEAST_SHARE, value -> count(Math.round(value * 100)))
                .build();
    }

    private static void writeExpiries(Markdown out, List<Expiry> expiries) {
        Table table = Table.of("Date", "Symbol", "Root", "Settlement", "Share of gross GEX, %>");
        for (Expiry found : expiries) {
            table.from(Origin.of(found.of()))
                    .row(
                            found.expiry().expiry().toString(),
                            Markdown.escape(found.symbol()),
                            Markdown.escape(found.expiry().root()),
                            String.valueOf(found.expiry().settlement()),
                            fractionInPercent(found.share()));
        }
        out.table(table);
    }

    private static void writeRolls(Markdown out, List<Roll> rolls) {
        Table table = Table.of("Last day on the curve", "Root", "Contract", "Expiry", "Followed by");
        for (Roll roll : rolls) {
            table.from(Origin.of(roll.curve().events()))
                    .row(
                            roll.lastDay().toString(),
                            Markdown.escape(roll.curve().root()),
                            Markdown.escape(roll.from().symbol()),
                            roll.from().expiry().toString(),
                            Markdown.escape(roll.to().symbol()));
        }
        out.table(table);
    }

    private static void writeReleases(Markdown out, LocalDate date) {
        Table table = Table.of("Date", "Release", "New York", "Rule");
        Releases.between(date, date.plusDays(DAYS))
                .forEach(release -> table.row(
                        release.date().toString(),
                        release.name(),
                        release.time().toString(),
                        release.rule()));
        if (!table.isEmpty()) {
            out.table(table);
        }
        out.paragraph(
                "Daily: H.15, yields of the Treasury (DGS2, DGS10), on each business day at 16:15 in New York. Not known:"
                        + " releases whose dates follow from no rule, such as consumer prices; their publishers announce them a year ahead.");
    }

    private static List<Roll> rolls(List<FuturesDay> curves, LocalDate date) {
        return curves.stream()
                .filter(curve -> curve.contracts().size() > 1)
                .map(curve -> new Roll(
                        curve, curve.contracts().getFirst(), curve.contracts().get(1)))
                .filter(roll ->
                        !roll.lastDay().isBefore(date) && !roll.lastDay().isAfter(date.plusDays(DAYS)))
                .sorted(Comparator.comparing(Roll::lastDay)
                        .thenComparing(roll -> roll.curve().root()))
                .toList();
    }

    private static List<Expiry> expiries(DayData data) {
        return data.symbols().stream()
                .flatMap(day -> expiries(day, data.date()).stream())
                .sorted(Comparator.comparing((Expiry found) -> found.expiry().expiry())
                        .thenComparing(Expiry::symbol)
                        .thenComparing(found -> found.expiry().root()))
                .toList();
    }

    private static List<Expiry> expiries(SymbolDay day, LocalDate date) {
        GexSnapshot snapshot = day.latest();
        if (snapshot == null) {
            return List.of();
        }
        double gross = snapshot.grossGex();
        return snapshot.byExpiry().stream()
                .filter(expiry -> expiry.expiry().isAfter(date)
                        && !expiry.expiry().isAfter(date.plusDays(DAYS))
                        && gross > 0
                        && expiry.grossGex() >= LEAST_SHARE * gross)
                .map(expiry -> new Expiry(day.symbol(), snapshot, expiry, expiry.grossGex() / gross))
                .toList();
    }
}
