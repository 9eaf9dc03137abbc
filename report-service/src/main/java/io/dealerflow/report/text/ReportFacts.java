package io.dealerflow.report.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says, for programs: each number as it is written, with its unit, its instant and the events behind it. The form is
 * described in {@code docs/reports.md}.
 *
 * @param sections in the order of the text
 */
public record ReportFacts(List<Section> sections) {
    public ReportFacts {
        sections = List.copyOf(sections);
    }

    /** The same with the charts of the page, each under its heading. */
    public ReportFacts with(List<Chart> charts) {
        return new ReportFacts(
                sections.stream().map(section -> section.with(charts)).toList());
    }

    /**
     * What stands under one heading.
     *
     * @param heading    headings of level 2 and 3; empty above the first
     * @param symbol     the asset that it is about; null of several
     * @param statements paragraphs and sentences
     * @param charts     of the page
     */
    public record Section(
            List<String> heading,
            @Nullable String symbol,
            List<Statement> statements,
            List<Grid> tables,
            List<ChartFacts> charts) {
        public Section {
            heading = List.copyOf(heading);
            statements = List.copyOf(statements);
            tables = List.copyOf(tables);
            charts = List.copyOf(charts);
        }

        private Section with(List<Chart> drawn) {
            return new Section(
                    heading,
                    symbol,
                    statements,
                    tables,
                    drawn.stream()
                            .filter(chart -> chart.heading().equals(heading))
                            .map(Chart::facts)
                            .toList());
        }
    }

    /** A sentence or paragraph with the numbers in it. */
    public record Statement(
            String text, List<Figure> figures, @Nullable Instant asOf, List<String> events) {}

    /**
     * A number of a statement.
     *
     * @param unit as the statement names it; null where it names none: a price, a count or a ratio, as its words say
     */
    public record Figure(
            String text, BigDecimal value, @Nullable String unit) {}

    /** A table. */
    public record Grid(List<String> columns, List<Row> rows) {}

    /** A row of a table, with a cell for each column. */
    public record Row(List<Cell> cells, @Nullable Instant asOf, List<String> events) {}

    /**
     * A cell of a table.
     *
     * @param value null of text and of what is not available
     * @param unit  null where there is no value
     */
    public record Cell(
            String text,
            @Nullable BigDecimal value,
            @Nullable String unit) {}

    /** A chart of the page. */
    public record ChartFacts(
            String title,
            String unit,
            List<Point> points,
            @Nullable Instant asOf,
            List<String> events) {}

    /** A bar or a point of a chart, or a level that is marked in it. */
    public record Point(String label, BigDecimal value) {}
}
