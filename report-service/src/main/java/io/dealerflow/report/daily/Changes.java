package io.dealerflow.report.daily;

import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.ReportFacts;
import io.dealerflow.report.text.ReportFacts.Grid;
import io.dealerflow.report.text.ReportFacts.Row;
import io.dealerflow.report.text.ReportFacts.Section;
import io.dealerflow.report.text.ReportFacts.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a revision says otherwise than the one before, section by section. */
final class Changes {
    private static final int SHOWN = 3;
    private static final String TOP = "Overview";
    private static final String HEADING = "Changes since revision ";
    private static final String NO_FACTS = "That revision has kept no facts to compare with.";
    private static final String CHARTS = "Charts only.";

    private Changes() {}

    /** One line for each section that is new, gone or different; empty when both say the same. */
    static List<String> between(ReportFacts before, ReportFacts now) {
        Map<String, Map<String, String>> then = sections(before);
        Map<String, Map<String, String>> after = sections(now);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(then.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            Map<String, String> old = then.get(name);
            Map<String, String> present = after.get(name);
            if (old == null) {
                changes.add(name + ": new.");
            } else if (present == null) {
                changes.add(name + ": no longer there.");
            } else if (!old.equals(present)) {
                changes.add(name + ": " + differences(old, present));
            }
        }
        return changes;
    }

    private static String differences(Map<String, String> old, Map<String, String> present) {
        Set<String> names = new LinkedHashSet<>(present.keySet());
        names.addAll(old.keySet());
        List<String> different = names.stream()
                .filter(name -> !String.valueOf(old.get(name)).equals(String.valueOf(present.get(name))))
                .toList();
        List<String> shown = different.stream()
                .limit(SHOWN)
                .map(name -> difference(name, old.get(name), present.get(name)))
                .toList();
        int others = different.size() - shown.size();
        return String.join("; ", shown) + (others > 0 ? "; and " + others + " more." : ".");
    }

    private static String difference(String name, @Nullable String old, @Nullable String now) {
        if (old == null) {
            return name + " is new: " + now;
        }
        return now == null ? name + " is gone, it was " + old : name + " " + now + ", was " + old;
    }

    /** By heading: the cells of its tables by row and column, and its sentences. */
    private static Map<String, Map<String, String>> sections(ReportFacts facts) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (Section section : facts.sections()) {
            if (!section.heading().isEmpty() && section.heading().getFirst().startsWith(HEADING)) {
                continue;
            }
            String name = section.heading().isEmpty() ? TOP : String.join(", ", section.heading());
            Map<String, String> said = sections.computeIfAbsent(name, none -> new LinkedHashMap<>());
            section.tables().forEach(table -> addTable(said, table));
            for (int i = 0; i < section.statements().size(); i++) {
                Statement statement = section.statements().get(i);
                said.put("sentence " + (i + 1), "\"" + statement.text() + "\"");
            }
        }
        return sections;
    }

    private static void addTable(Map<String, String> said, Grid table) {
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : table.rows()) {
            String first = row.cells().getFirst().text();
            int times = seen.merge(first, 1, Integer::sum);
            String name = times == 1 ? first : first + " (" + times + ")";
            for (int i = 1; i < row.cells().size(); i++) {
                String text = row.cells().get(i).text();
                said.put(name + ", " + table.columns().get(i), text.isEmpty() ? "nothing" : text);
            }
        }
    }

    /**
     * Adds to a text what it changes; nothing to the first revision.
     *
     * @param before facts of the revision before; null where it has none
     */
    static void write(Markdown out, int revision, @Nullable ReportFacts before) {
        if (revision == 1) {
            return;
        }
        List<String> changes = before == null ? List.of(NO_FACTS) : between(before, out.facts());
        out.heading(2, HEADING + (revision - 1));
        out.bullets(changes.isEmpty() ? List.of(CHARTS) : changes);
    }
}
