package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Comparator;
import java.util.List;

/** What dealers must trade for each move of spot. */
final class HedgingSection {
    private HedgingSection() {}

    static void write(Markdown out, GexSnapshot snapshot) {
        List<HedgingFlow> flows = snapshot.hedgingFlow().stream()
                .sorted(Comparator.comparingDouble(HedgingFlow::movePct))
                .toList();
        if (flows.isEmpty()) {
            return;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        Table table = Table.of(
                "Move of spot, %>",
                "Dealers buy (+) or sell (-), units>", "Dealers buy (+) or sell (-), " + unit.symbol() + ">");
        flows.forEach(
                flow -> table.row(signed(flow.movePct(), 2), decimals(flow.shares(), 0), unit.amount(flow.dollars())));
        out.table(table);
        out.paragraph("By full re-pricing, under "
                + Markdown.escape(snapshot.convention().dealer()) + ".");
    }
}
