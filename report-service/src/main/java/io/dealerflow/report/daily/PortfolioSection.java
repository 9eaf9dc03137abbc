package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.signed;
import static io.dealerflow.report.text.Figures.significant;

import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.portfolio.Portfolio.Day;
import io.dealerflow.contracts.portfolio.Portfolio.OptionGreeks;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each account holds, and what it gained and lost on the date. */
final class PortfolioSection {
    private static final String UNKNOWN = "-";

    private PortfolioSection() {}

    static void write(Markdown out, List<Portfolio> accounts, LocalDate date) {
        if (accounts.isEmpty()) {
            return;
        }
        out.heading(2, "Portfolio");
        for (Portfolio account : accounts) {
            out.heading(3, "Account " + Markdown.escape(account.account())).from(Origin.of(account));
            Table table = Table.of(
                    "Instrument",
                    "Quantity[contracts]>",
                    "Average cost[price]>",
                    "Price[price]>",
                    "Unrealised[dollars]>",
                    "Realised to date[dollars]>",
                    "P&L of the date[dollars]>");
            account.positions().stream()
                    .filter(position -> position.quantity() != 0 || day(account, position, date) != null)
                    .forEach(position -> addRow(table, position, day(account, position, date)));
            if (table.isEmpty()) {
                out.paragraph("No position and no trade.");
                continue;
            }
            out.table(table);
            out.paragraph("P&L of the date: " + total(account, date) + ", after fees; cost by "
                    + account.costMethod().name() + ".");
            writeGreeks(out, account);
        }
    }

    private static void addRow(Table table, Position position, @Nullable Day day) {
        table.row(
                Markdown.escape(position.instrument()),
                significant(position.quantity()),
                position.averageCost() == null ? UNKNOWN : price(position.averageCost()),
                position.price() == null ? UNKNOWN : price(position.price()),
                money(position.unrealizedPnl()),
                money(position.realizedPnl()),
                day == null ? UNKNOWN : money(day.pnl()));
    }

    private static void writeGreeks(Markdown out, Portfolio account) {
        Table table = Table.of(
                "Underlying",
                "Options[positions]>",
                "Delta[dollars]>",
                "Gamma[dollars per 1 % move]>",
                "Vega[dollars per vol point]>",
                "Theta[dollars per day]>",
                "Book of");
        for (OptionGreeks greeks : account.greeks()) {
            table.row(
                    Markdown.escape(greeks.underlying()),
                    count(greeks.positions()),
                    significant(greeks.delta()),
                    significant(greeks.gamma()),
                    significant(greeks.vega()),
                    significant(greeks.theta()),
                    Figures.utc(greeks.asOf()));
        }
        if (!table.isEmpty()) {
            out.table(table);
        }
        if (account.unpricedOptions() > 0) {
            out.paragraph(count(account.unpricedOptions()) + " positions in options are in no book.");
        }
    }

    private static @Nullable Day day(Portfolio account, Position position, LocalDate date) {
        return account.days().stream()
                .filter(day -> day.date().equals(date) && day.instrument().equals(position.instrument()))
                .findFirst()
                .orElse(null);
    }

    /** Of all instruments; not known when one of them is not. */
    private static String total(Portfolio account, LocalDate date) {
        double total = 0;
        for (Day day : account.days()) {
            if (day.date().equals(date)) {
                Double pnl = day.pnl();
                if (pnl == null) {
                    return "not available (" + Markdown.escape(day.instrument()) + " has no price or no multiplier)";
                }
                total += pnl;
            }
        }
        return signed(total, 2);
    }

    private static String money(@Nullable Double value) {
        return value == null ? UNKNOWN : signed(value, 2);
    }
}
