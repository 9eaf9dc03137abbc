package io.dealerflow.report.text;

import io.dealerflow.report.text.ReportFacts.Cell;
import io.dealerflow.report.text.ReportFacts.Grid;
import io.dealerflow.report.text.ReportFacts.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GFM table under construction. A header that ends in {@code >} makes its column one of figures, aligned to the right, whose unit follows the
 * last comma of its name, {@code "Change, %>"}, or is not shown: {@code "Spot[price]>"}. {@code [row]} is the unit of the row, which follows the last
 * comma of its first cell and otherwise is that of a price; {@code [=Unit]} is the text of the column with that name.
 */
public final class Table {
    private static final String RIGHT = ">";
    private static final String OF_ROW = "row";
    private static final String OF_COLUMN = "=";
    private static final String PRICE = "price";
    private static final String COMMA = ", ";

    private final List<Column> columns;
    private final List<Line> rows = new ArrayList<>();
    private Origin origin = Origin.NONE;

    private record Column(String name, @Nullable String unit, boolean isRight) {
        static Column of(String header) {
            boolean isRight = header.endsWith(RIGHT);
            String text = isRight ? header.substring(0, header.length() - 1) : header;
            int bracket = text.indexOf('[');
            if (bracket > 0) {
                return new Column(text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1), isRight);
            }
            int comma = text.lastIndexOf(COMMA);
            if (isRight && comma < 0) {
                throw new IllegalArgumentException("the figures under " + text + " have no unit");
            }
            return new Column(text, isRight ? text.substring(comma + COMMA.length()) : null, isRight);
        }
    }

    private record Line(List<String> cells, Origin origin) {}

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** A table with these columns. */
    public static Table of(String... header) {
        return new Table(Arrays.stream(header).map(Column::of).toList());
    }

    /** The events behind the rows that follow; without, those of the text around the table. */
    public Table from(Origin rows) {
        this.origin = rows;
        return this;
    }

    /** Adds a row; it must have one cell per column. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has " + cells.length + " cells under " + columns.size() + " columns");
        }
        rows.add(new Line(List.of(cells), origin));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    String toMarkdown() {
        StringBuilder out = new StringBuilder();
        line(out, columns.stream().map(Column::name).toList());
        out.append('\n');
        line(
                out,
                columns.stream()
                        .map(column -> column.isRight() ? "---:" : "---")
                        .toList());
        for (Line row : rows) {
            out.append('\n');
            line(out, row.cells());
        }
        return out.toString();
    }

    /** @param around the events behind rows that name none */
    Grid facts(Origin around) {
        return new Grid(
                columns.stream().map(Column::name).toList(),
                rows.stream().map(line -> row(line, around)).toList());
    }

    private Row row(Line line, Origin around) {
        Origin from = line.origin().equals(Origin.NONE) ? around : line.origin();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(FactRecorder.cell(line.cells().get(i), unit(columns.get(i), line.cells())));
        }
        return new Row(cells, from.asOf(), from.events());
    }

    private @Nullable String unit(Column column, List<String> cells) {
        String unit = column.unit();
        if (OF_ROW.equals(unit)) {
            String first = cells.getFirst();
            int comma = first.lastIndexOf(COMMA);
            return comma < 0 ? PRICE : first.substring(comma + COMMA.length());
        }
        if (unit != null && unit.startsWith(OF_COLUMN)) {
            String name = unit.substring(OF_COLUMN.length());
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(name)) {
                    return cells.get(i);
                }
            }
        }
        return unit;
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (String cell : cells) {
            out.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        out.append('|');
    }
}
