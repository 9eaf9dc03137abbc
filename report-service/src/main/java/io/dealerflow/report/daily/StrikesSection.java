package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.price;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Comparator;
import java.util.List;

/** The strikes with the largest net exposure, either sign. */
final class StrikesSection {
    private static final int SHOWN = 10;

    private StrikesSection() {}

    static void write(Markdown out, GexSnapshot snapshot) {
        List<StrikeGex> top = top(snapshot);
        if (top.isEmpty()) {
            out.paragraph("Strikes: not available (no contract is used).");
            return;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        Table table = Table.of(
                "Strike[price]>",
                "Net GEX, " + unit.symbol() + ">",
                "Call GEX, " + unit.symbol() + ">",
                "Put GEX, " + unit.symbol() + ">",
                "Call open interest[contracts]>",
                "Put open interest[contracts]>");
        for (StrikeGex strike : top) {
            table.row(
                    price(strike.strike()),
                    unit.amount(strike.netGex()),
                    unit.amount(strike.callGex()),
                    unit.amount(strike.putGex()),
                    count(strike.callOpenInterest()),
                    count(strike.putOpenInterest()));
        }
        out.table(table);
        out.paragraph(count(top.size()) + " of " + count(snapshot.byStrike().size()) + " strikes, the largest first.");
    }

    /** By size of net GEX, the largest first; ties by strike. */
    static List<StrikeGex> top(GexSnapshot snapshot) {
        return snapshot.byStrike().stream()
                .sorted(Comparator.comparingDouble((StrikeGex strike) -> -Math.abs(strike.netGex()))
                        .thenComparingDouble(StrikeGex::strike))
                .limit(SHOWN)
                .toList();
    }
}
