package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.price;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import java.util.ArrayList;
import java.util.List;

/** The observation of the figures, and the range of the day's observations. */
final class ObservationSection {
    private ObservationSection() {}

    static void write(Markdown out, SymbolDay day, GexSnapshot latest) {
        List<String> lines = new ArrayList<>();
        lines.add("Figures as of " + Figures.utc(latest.asOf()) + " (" + Figures.newYork(latest.asOf())
                + " in New York), source " + Markdown.escape(latest.source()) + ", event "
                + Markdown.escape(latest.eventId()) + ".");
        DayRange range = day.range();
        DollarUnit unit = DollarUnit.of(latest.grossGex());
        if (range != null) {
            lines.add("Observations of the date: " + count(range.observations()) + ", from "
                    + Figures.utc(range.firstAsOf()) + " to " + Figures.utc(range.lastAsOf()) + "; spot from "
                    + price(range.lowSpot()) + " to " + price(range.highSpot()) + ", net GEX from "
                    + unit.amount(range.lowNetGex()) + " to " + unit.amount(range.highNetGex()) + " " + unit.symbol()
                    + ".");
        }
        out.bullets(lines);
    }
}
