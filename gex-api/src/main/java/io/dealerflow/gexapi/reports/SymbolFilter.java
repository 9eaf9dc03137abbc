package io.dealerflow.gexapi.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Leaves assets out of a report: their sections, and their rows in tables that have a column of symbols. */
public final class SymbolFilter {
    private static final String SYMBOL = "Symbol";
    private static final String HEADING = "## ";
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final Set<String> omitted;

    /**
     * @param all    assets of the report
     * @param wanted those that stay
     */
    public SymbolFilter(Collection<String> all, Collection<String> wanted) {
        this.omitted = new LinkedHashSet<>(all);
        omitted.removeAll(Set.copyOf(wanted));
    }

    /** The text, in Markdown. */
    public String markdown(String text) {
        List<String> kept = new ArrayList<>();
        boolean isOmitted = false;
        List<String> header = List.of();
        for (String line : text.lines().toList()) {
            if (line.startsWith(HEADING)) {
                isOmitted = omitted.contains(plain(line.substring(HEADING.length())));
            }
            List<String> cells = line.startsWith("|") ? cells(line) : List.of();
            header = header.isEmpty() || cells.isEmpty() ? cells : header;
            int column = header.indexOf(SYMBOL);
            boolean isRowOfOmitted = column >= 0 && omitted.contains(cells.get(column));
            if (!isOmitted && !isRowOfOmitted) {
                kept.add(line);
            }
        }
        return String.join("\n", kept) + "\n";
    }

    private static List<String> cells(String line) {
        return Arrays.stream(CELL_BORDER.split(line.substring(1)))
                .map(cell -> plain(cell.strip()))
                .toList();
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll("$1");
    }

    /** The page: its sections and rows carry their names. */
    public String html(String page) {
        String kept = page;
        for (String symbol : omitted) {
            String name = Pattern.quote(symbol.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;"));
            kept = kept.replaceAll("(?s)<section data-heading=\"" + name + "\">.*?</section>\\s*", "")
                    .replaceAll("(?s)<tr data-symbol=\"" + name + "\">.*?</tr>\\s*", "");
        }
        return kept;
    }

    /** The facts. */
    public JsonNode facts(JsonNode facts) {
        JsonNode kept = facts.deepCopy();
        Iterator<JsonNode> sections = kept.path("sections").iterator();
        while (sections.hasNext()) {
            JsonNode section = sections.next();
            if (omitted.contains(section.path("symbol").asText())) {
                sections.remove();
            } else {
                section.path("tables").forEach(this::removeRows);
            }
        }
        return kept;
    }

    private void removeRows(JsonNode table) {
        List<String> columns = new ArrayList<>();
        table.path("columns").forEach(column -> columns.add(column.asText()));
        int column = columns.indexOf(SYMBOL);
        if (column < 0) {
            return;
        }
        Iterator<JsonNode> rows = table.path("rows").iterator();
        while (rows.hasNext()) {
            if (omitted.contains(
                    plain(rows.next().path("cells").path(column).path("text").asText()))) {
                rows.remove();
            }
        }
    }
}
