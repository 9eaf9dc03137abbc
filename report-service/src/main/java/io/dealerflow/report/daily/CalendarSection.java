package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.fractionInPercent;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;

/** What is known to come within a week of the date. */
final class CalendarSection {
    private static final int DAYS = 7;
    private static final double LEAST_SHARE = 0.02;

    private record Expiry(String symbol, ExpiryGex expiry, double share) {}

    private CalendarSection() {}

    static void write(Markdown out, DayData data) {
        List<Expiry> expiries = data.symbols().stream()
                .flatMap(day -> expiries(day, data.date()).stream())
                .sorted(Comparator.comparing((Expiry found) -> found.expiry().expiry())
                        .thenComparing(Expiry::symbol)
                        .thenComparing(found -> found.expiry().root()))
                .toList();
        out.heading(2, "The week ahead");
        if (expiries.isEmpty()) {
            out.paragraph("No expiry holds two percent of its asset's gross exposure.");
        } else {
            Table table = Table.of("Date", "Symbol", "Root", "Settlement", "Share of gross GEX, %>");
            for (Expiry found : expiries) {
                table.row(
                        found.expiry().expiry().toString(),
                        Markdown.escape(found.symbol()),
                        Markdown.escape(found.expiry().root()),
                        String.valueOf(found.expiry().settlement()),
                        fractionInPercent(found.share()));
            }
            out.table(table);
        }
        LocalDate friday = data.date().with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        out.paragraph("Commitments of Traders are due on " + friday + " at 15:30 in New York, later after a holiday.");
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
                .map(expiry -> new Expiry(day.symbol(), expiry, expiry.grossGex() / gross))
                .toList();
    }
}
