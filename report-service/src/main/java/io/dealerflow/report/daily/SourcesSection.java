package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the figures rest on: source, age and event of each, and how much of it abstains. */
final class SourcesSection {
    private SourcesSection() {}

    static void write(Markdown out, DayData data) {
        if (data.isEmpty()) {
            return;
        }
        Instant newest = data.asOf();
        Table table = Table.of(
                "Symbol", "What", "Source", "As of", "Older than the newest by", "Without a value[count]>", "Event");
        for (SymbolDay day : data.symbols()) {
            AssetScore score = day.score();
            AssetFeatures features = day.features();
            add(table, day.symbol(), "snapshot", day.latest(), newest, 0);
            add(table, day.symbol(), "features", features, newest, features == null ? 0 : withoutValue(features));
            add(table, day.symbol(), "score", score, newest, score == null ? 0 : abstentions(score));
        }
        add(table, "market", "flow map", data.flow(), newest, 0);
        data.accounts().forEach(account -> add(table, account.account(), "portfolio", account, newest, 0));
        if (table.isEmpty()) {
            return;
        }
        out.heading(2, "Sources");
        out.table(table);
        out.paragraph(
                "Why a component or a feature has no value stands with its asset. The observations behind an event are"
                        + " those that it names.");
    }

    private static void add(
            Table table, String of, String what, @Nullable Event event, Instant newest, long withoutValue) {
        if (event != null) {
            table.from(Origin.of(event))
                    .row(
                            Markdown.escape(of),
                            what,
                            Markdown.escape(event.source()),
                            Figures.utc(event.asOf()),
                            Figures.duration(Duration.between(event.asOf(), newest)),
                            count(withoutValue),
                            Markdown.escape(event.eventId()));
        }
    }

    private static long abstentions(AssetScore score) {
        return score.components().stream()
                .filter(component -> component.value() == null)
                .count();
    }

    private static long withoutValue(AssetFeatures features) {
        return features.features().values().stream()
                .filter(feature -> feature.value() == null)
                .count();
    }
}
