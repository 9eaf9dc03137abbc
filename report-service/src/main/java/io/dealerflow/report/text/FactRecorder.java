package io.dealerflow.report.text;

import io.dealerflow.report.text.ReportFacts.Cell;
import io.dealerflow.report.text.ReportFacts.Figure;
import io.dealerflow.report.text.ReportFacts.Grid;
import io.dealerflow.report.text.ReportFacts.Section;
import io.dealerflow.report.text.ReportFacts.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a text while it is written. */
final class FactRecorder {
    private static final Pattern DATE_OR_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T[0-9:]+Z)?|\\d{4}-W\\d{2}|\\b\\d{2}:\\d{2}\\b");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.])([+-]?\\d[\\d,]*(?:\\.\\d+)?)(?: (%|\\$bn|\\$mn|points|contracts|days|closes|dates|strikes))?");
    private static final Pattern CELL = Pattern.compile("([+-]?\\d[\\d,]*(?:\\.\\d+)?)(?: (\\$bn|\\$mn))?");

    private final List<Section> done = new ArrayList<>();
    private List<String> heading = List.of();
    private @Nullable String symbol;
    private List<Statement> statements = new ArrayList<>();
    private List<Grid> tables = new ArrayList<>();

    void heading(int level, String text) {
        if (level == 1) {
            return;
        }
        close();
        String above = heading.isEmpty() ? "" : heading.getFirst();
        heading = level == 2 ? List.of(text) : List.of(above, text);
        if (level == 2) {
            symbol = null;
        }
    }

    void about(String asset) {
        symbol = asset;
    }

    void statement(String text, Origin origin) {
        List<Figure> figures = NUMBER.matcher(DATE_OR_TIME.matcher(text).replaceAll("date"))
                .results()
                .map(found -> new Figure(found.group(1), value(found.group(1)), found.group(2)))
                .toList();
        statements.add(new Statement(text, figures, origin.asOf(), origin.events()));
    }

    void table(Grid table) {
        tables.add(table);
    }

    List<Section> sections() {
        close();
        return List.copyOf(done);
    }

    private void close() {
        if (!statements.isEmpty() || !tables.isEmpty()) {
            done.add(new Section(heading, symbol, statements, tables, List.of()));
            statements = new ArrayList<>();
            tables = new ArrayList<>();
        }
    }

    /** @param unit of the column; the cell may name another */
    static Cell cell(String text, @Nullable String unit) {
        Matcher number = CELL.matcher(text);
        if (unit == null || !number.matches()) {
            return new Cell(text, null, null);
        }
        return new Cell(text, value(number.group(1)), number.group(2) == null ? unit : number.group(2));
    }

    private static BigDecimal value(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
