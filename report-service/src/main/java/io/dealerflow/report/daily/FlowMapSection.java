package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.decimalsOr;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.MarketFlow.Pair;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.util.Comparator;
import java.util.List;

/** The pairs of assets that move together most, each in the direction in which it leads. */
final class FlowMapSection {
    private static final int SHOWN = 10;

    private FlowMapSection() {}

    static void write(Markdown out, MarketFlow flow) {
        List<Pair> pairs = flow.pairs().stream()
                .filter(pair -> pair.lagCorrelation() != null && pair.lagDays() != null && leads(pair))
                .sorted(Comparator.comparingDouble((Pair pair) -> -Math.abs(lagCorrelation(pair)))
                        .thenComparing(Pair::from)
                        .thenComparing(Pair::to))
                .limit(SHOWN)
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        out.heading(2, "Flow map").from(Origin.of(flow));
        Table table = Table.of(
                "From",
                "To",
                "Correlation[correlation]>",
                "Leads by, days>",
                "Correlation at that lag[correlation]>",
                "Stress overlap[share]>",
                "Days[days]>");
        for (Pair pair : pairs) {
            table.row(
                    Markdown.escape(pair.from()),
                    Markdown.escape(pair.to()),
                    decimalsOr(pair.correlation(), 2, "none"),
                    String.valueOf(pair.lagDays()),
                    signed(lagCorrelation(pair), 2),
                    pair.stressOverlap() == null ? "-" : decimals(pair.stressOverlap(), 2),
                    Figures.count(pair.days()));
        }
        out.table(table);
        out.paragraph("Daily returns to " + flow.date() + "; the largest in absolute terms within five days, "
                + Figures.count(pairs.size()) + " of "
                + Figures.count(flow.pairs().size()) + " ordered pairs.");
    }

    /** Of the two directions of a pair the one that leads; by name when neither does. */
    private static boolean leads(Pair pair) {
        int lag = pair.lagDays() == null ? 0 : pair.lagDays();
        return lag > 0 || (lag == 0 && pair.from().compareTo(pair.to()) < 0);
    }

    private static double lagCorrelation(Pair pair) {
        return pair.lagCorrelation() == null ? 0 : pair.lagCorrelation();
    }
}
