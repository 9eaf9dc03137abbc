package io.dealerflow.report.daily;

import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;

/** The words of a language model, or that they are left out. */
final class NarrativeSection {
    private NarrativeSection() {}

    static void write(Markdown out, Narrative narrative) {
        out.heading(2, "Narrative");
        String model = Markdown.escape(narrative.model());
        String text = narrative.text();
        if (text == null) {
            out.paragraph("Left out: "
                    + Figures.count(narrative.faults().size())
                    + " statements of " + model + " are not in the data of this report.");
            return;
        }
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> out.paragraph(Markdown.escape(line)));
        out.paragraph(
                "Written by " + model + "; every symbol, date, figure and direction in it is one of this report.");
    }
}
