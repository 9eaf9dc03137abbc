package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.decimalsOr;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.priceOr;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import org.jspecify.annotations.Nullable;

/** All symbols of the date, one row each. */
final class SummarySection {
    private static final String NO_SNAPSHOT = missing("no snapshot of this date");

    private static final String NO_OPTIONS = "-";

    private SummarySection() {}

    static void write(Markdown out, DayData data) {
        if (data.isEmpty()) {
            out.paragraph("Nothing was observed on this date.");
            return;
        }
        out.paragraph(
                "Newest data: " + Figures.utc(data.asOf()) + " (" + Figures.newYork(data.asOf()) + " in New York).");
        Table table = Table.of(
                "Symbol",
                "Spot>",
                "Net GEX, $bn per 1 % move>",
                "Net/gross>",
                "Gamma regime",
                "Gamma flip>",
                "Flip distance, points>",
                "Flip distance, %>",
                "Call wall>",
                "Put wall>",
                "Instability index>",
                "Regime");
        data.symbols().forEach(day -> addRow(table, day));
        out.table(table);
    }

    private static void addRow(Table table, SymbolDay day) {
        String symbol = Markdown.escape(day.symbol());
        String index = index(day.score());
        String regime = regime(day.score());
        GexSnapshot snapshot = day.latest();
        if (snapshot == null) {
            String none = day.mayHaveOptions() ? NO_SNAPSHOT : NO_OPTIONS;
            table.row(symbol, none, none, none, none, none, none, none, none, none, index, regime);
            return;
        }
        GexSnapshot.GammaFlip flip = snapshot.gammaFlip();
        table.row(
                symbol,
                price(snapshot.spot()),
                netGex(snapshot),
                decimalsOr(snapshot.netToGross(), 4, Reasons.NO_GROSS),
                snapshot.gammaRegime().name(),
                priceOr(flip.value(), Reasons.noFlip(flip)),
                signedOr(flip.distance()),
                signedOr(flip.distancePct()),
                priceOr(snapshot.callWall(), Reasons.NO_CALL_WALL),
                priceOr(snapshot.putWall(), Reasons.NO_PUT_WALL),
                index,
                regime);
    }

    /** In billions, as the column says, unless the symbol's own unit is another. */
    private static String netGex(GexSnapshot snapshot) {
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        String amount = unit.amount(snapshot.netGex());
        return unit == DollarUnit.BILLIONS ? amount : amount + " " + unit.symbol();
    }

    private static String signedOr(@Nullable Double value) {
        return value == null ? missing("no flip") : signed(value, 2);
    }

    private static String index(@Nullable AssetScore score) {
        if (score == null) {
            return missing(Reasons.NO_SCORE);
        }
        Double index = score.index();
        return index == null ? missing(Reasons.ALL_ABSTAINED) : decimals(index, 1);
    }

    private static String regime(@Nullable AssetScore score) {
        if (score == null) {
            return missing(Reasons.NO_SCORE);
        }
        Regime regime = score.regime();
        return regime == null ? missing(Reasons.ALL_ABSTAINED) : regime.name();
    }
}
