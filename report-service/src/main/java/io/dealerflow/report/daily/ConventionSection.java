package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.fractionInPercent;

import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import org.jspecify.annotations.Nullable;

/** The assumptions behind one symbol's figures, by the names of the API's parameters. */
final class ConventionSection {
    private ConventionSection() {}

    static void write(Markdown out, ConventionUsed convention) {
        Table table = Table.of("Assumption", "Value[row]");
        add(table, "dealer", convention.dealer());
        add(table, "day_count", convention.dayCount());
        add(table, "weight", convention.weight());
        add(table, "gamma", convention.gamma());
        add(table, "forward", convention.forward());
        add(table, "rate, % a year", fractionInPercent(convention.rate()));
        add(table, "dividend_yield, % a year", fractionInPercent(convention.dividendYield()));
        add(table, "iv", convention.iv());
        add(table, "smile", convention.smile());
        add(table, "expired", convention.expired());
        Double nearFlip = convention.nearFlip();
        add(table, "near_flip, % of spot", nearFlip == null ? null : fractionInPercent(nearFlip));
        add(table, "dynamics", convention.dynamics());
        out.table(table);
    }

    private static void add(Table table, String name, @Nullable String value) {
        table.row(name, value == null ? "not available (not in the snapshot)" : Markdown.escape(value));
    }
}
