package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Contracts used and dropped, and sources of vols and forwards. */
final class QualitySection {
    private QualitySection() {}

    static void write(Markdown out, GexSnapshot snapshot) {
        Quality quality = snapshot.quality();
        Table table = Table.of("Count of", "Which", "Number[count]>");
        table.row("contracts", "received", count(quality.received()));
        table.row("contracts", "used", count(quality.used()));
        addRows(table, "contracts dropped", quality.dropped());
        addRows(table, "vols of used contracts", quality.ivSources());
        addRows(table, "forwards", forwardSources(snapshot));
        table.row(
                "observations in the book",
                "all",
                count(snapshot.observationIds().size()));
        out.table(table);
    }

    private static Map<String, Integer> forwardSources(GexSnapshot snapshot) {
        return snapshot.byExpiry().stream()
                .collect(Collectors.toMap(expiry -> expiry.forwardSource().name(), _ -> 1, Integer::sum, TreeMap::new));
    }

    private static void addRows(Table table, String what, Map<String, Integer> counts) {
        new TreeMap<>(counts).forEach((which, number) -> table.row(what, Markdown.escape(which), count(number)));
    }
}
