package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.quote;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.quant.schedule.FuturesContract;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.util.List;

/** The futures curves: each contract against the nearest. */
final class FuturesSection {
    private FuturesSection() {}

    static void write(Markdown out, List<FuturesDay> days) {
        List<FuturesDay> curves =
                days.stream().filter(day -> day.contracts().size() > 1).toList();
        if (curves.isEmpty()) {
            return;
        }
        out.heading(2, FuturesDay.HEADING);
        for (FuturesDay day : curves) {
            FuturesContract near = day.contracts().getFirst();
            out.heading(3, Markdown.escape(day.root())).from(Origin.of(day.events()));
            Table table = Table.of(
                    "Contract", "Expiry", "Settlement[price]>", "Against the nearest, %>", "Open interest[contracts]>");
            day.contracts()
                    .forEach(contract -> table.row(
                            Markdown.escape(contract.symbol()),
                            contract.expiry().toString(),
                            quote(contract.settlement()),
                            near.settlement() > 0
                                    ? signed((contract.settlement() / near.settlement() - 1) * 100, 2)
                                    : "-",
                            count(contract.openInterest())));
            out.table(table);
            out.paragraph("Settlements of " + day.date() + ".");
        }
    }
}
