package io.dealerflow.report.text;

import io.dealerflow.report.text.ReportFacts.ChartFacts;
import java.util.List;

/**
 * A chart of a report.
 *
 * @param heading of levels 2 and 3, under which it stands
 * @param svg     an element
 */
public record Chart(List<String> heading, ChartFacts facts, String svg) {
    public Chart {
        heading = List.copyOf(heading);
    }
}
