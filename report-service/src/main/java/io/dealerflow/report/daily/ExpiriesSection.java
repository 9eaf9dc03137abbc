package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.fractionInPercent;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.priceOr;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nearest expiries and those with the most gross exposure. */
final class ExpiriesSection {
    private static final int NEAREST = 5;
    private static final int LARGEST = 5;

    private ExpiriesSection() {}

    static void write(Markdown out, GexSnapshot snapshot) {
        List<ExpiryGex> all = snapshot.byExpiry();
        if (all.isEmpty()) {
            out.paragraph("Expiries: not available (no live expiry).");
            return;
        }
        DollarUnit unit = DollarUnit.of(snapshot.grossGex());
        Table table = Table.of(
                "Expiry",
                "Root",
                "Settlement",
                "Days[days]>",
                "Forward[price]>",
                "Forward source",
                "Net GEX, " + unit.symbol() + ">",
                "Gross GEX, " + unit.symbol() + ">",
                "Max pain[price]>",
                "Call open interest[contracts]>",
                "Put open interest[contracts]>",
                "ATM vol, %>");
        List<ExpiryGex> shown = shown(all);
        shown.forEach(expiry -> addRow(table, expiry, unit));
        out.table(table);
        out.paragraph(count(shown.size()) + " of " + count(all.size())
                + " expiries: the nearest, and those with the most gross GEX.");
    }

    private static List<ExpiryGex> shown(List<ExpiryGex> all) {
        Comparator<ExpiryGex> byDate = Comparator.comparing(ExpiryGex::expiry).thenComparing(ExpiryGex::root);
        Set<ExpiryGex> chosen = new HashSet<>();
        all.stream().sorted(byDate).limit(NEAREST).forEach(chosen::add);
        all.stream()
                .sorted(Comparator.comparingDouble((ExpiryGex expiry) -> -expiry.grossGex())
                        .thenComparing(byDate))
                .limit(LARGEST)
                .forEach(chosen::add);
        return chosen.stream().sorted(byDate).toList();
    }

    private static void addRow(Table table, ExpiryGex expiry, DollarUnit unit) {
        table.row(
                expiry.expiry().toString(),
                Markdown.escape(expiry.root()),
                String.valueOf(expiry.settlement()),
                decimals(expiry.days(), 2),
                price(expiry.forward()),
                forwardSource(expiry),
                unit.amount(expiry.netGex()),
                unit.amount(expiry.grossGex()),
                priceOr(expiry.maxPain(), Reasons.NO_OPEN_INTEREST),
                count(expiry.callOpenInterest()),
                count(expiry.putOpenInterest()),
                percentOr(expiry.atmIv()));
    }

    private static String forwardSource(ExpiryGex expiry) {
        String source = expiry.forwardSource().name();
        return expiry.parityStrikes() > 0 ? source + ", " + count(expiry.parityStrikes()) + " strikes" : source;
    }

    private static String percentOr(@Nullable Double fraction) {
        return fraction == null ? missing(Reasons.NO_ATM_VOL) : fractionInPercent(fraction);
    }
}
