package io.dealerflow.report.text;

import java.util.ArrayList;
import java.util.List;

/** A GFM table under construction. A header that ends in {@code >} makes its column right-aligned. */
public final class Table {
    private static final String RIGHT = ">";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    /** A table with these columns; {@code "Spot>"} is a right-aligned column called Spot. */
    public static Table of(String... header) {
        return new Table(List.of(header));
    }

    /** Adds a row; it must have one cell per column. */
    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "a row has " + cells.length + " cells under " + header.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    String toMarkdown() {
        StringBuilder out = new StringBuilder();
        line(out, header.stream().map(Table::name).toList());
        out.append('\n');
        line(out, header.stream().map(h -> h.endsWith(RIGHT) ? "---:" : "---").toList());
        for (List<String> row : rows) {
            out.append('\n');
            line(out, row);
        }
        return out.toString();
    }

    private static String name(String header) {
        return header.endsWith(RIGHT) ? header.substring(0, header.length() - 1) : header;
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (String cell : cells) {
            out.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        out.append('|');
    }
}
