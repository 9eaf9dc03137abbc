package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.decimalsOr;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.priceOr;
import static io.dealerflow.report.text.Figures.quote;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.report.daily.Surroundings.PastDay;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.util.Comparator;
import java.util.List;
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
                "Spot[price]>",
                "Net GEX, $bn per 1 % move>",
                "Net/gross[ratio]>",
                "Gamma regime",
                "Gamma flip[price]>",
                "Flip distance, points>",
                "Flip distance, %>",
                "Call wall[price]>",
                "Put wall[price]>",
                "Instability index[0 to 100]>",
                "Since the date before, points>",
                "Regime",
                "Regime before",
                "Pressure",
                "Largest component");
        data.symbols().forEach(day -> addRow(table, day, data));
        out.table(table);
    }

    private static void addRow(Table table, SymbolDay day, DayData data) {
        String symbol = Markdown.escape(day.symbol());
        AssetScore score = day.score();
        String index = index(score);
        String regime = regime(score);
        String change = change(day.symbol(), data);
        Regime previous = score == null ? null : score.previousRegime();
        String before = previous == null ? "-" : previous.name();
        String pressure = score == null ? "-" : score.pressure().name();
        String largest = largest(score);
        GexSnapshot snapshot = day.latest();
        table.from(Origin.of(snapshot, score, snapshot == null ? day.features() : null));
        if (snapshot == null) {
            String none = day.mayHaveOptions() ? NO_SNAPSHOT : NO_OPTIONS;
            Double close = day.price();
            table.row(
                    symbol,
                    close == null ? none : quote(close),
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    index,
                    change,
                    regime,
                    before,
                    pressure,
                    largest);
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
                change,
                regime,
                before,
                pressure,
                largest);
    }

    /** Against the last index of an earlier date, where the history has one. */
    private static String change(String symbol, DayData data) {
        List<PastDay> past = data.around().histories().getOrDefault(symbol, List.of()).stream()
                .filter(day -> day.name().equals(PastDay.INDEX))
                .toList();
        return past.size() < 2 || !past.getLast().date().equals(data.date())
                ? "-"
                : signed(past.getLast().value() - past.get(past.size() - 2).value(), 1);
    }

    /** The component with the largest part in the index. */
    private static String largest(@Nullable AssetScore score) {
        return score == null
                ? "-"
                : score.components().stream()
                        .filter(component -> part(component) > 0)
                        .max(Comparator.comparingDouble(SummarySection::part).thenComparing(AssetScore.Component::name))
                        .map(component -> Markdown.escape(component.name()))
                        .orElse("-");
    }

    private static double part(AssetScore.Component component) {
        return component.value() == null ? 0 : component.value() * component.weight();
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
