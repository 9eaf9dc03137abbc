package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.significant;

import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The components of the instability index, those that abstained with their reason. */
final class ScoreSection {
    private ScoreSection() {}

    static void write(Markdown out, @Nullable AssetScore score) {
        if (score == null || score.components().isEmpty()) {
            return;
        }
        Table table = Table.of("Component", "Value, 0 to 1>", "Weight[share]>", "Method", "Inputs", "Inputs as of");
        score.components().forEach(component -> addRow(table, component));
        out.table(table);
    }

    private static void addRow(Table table, Component component) {
        Double value = component.value();
        String name = Markdown.escape(component.name());
        if (value == null) {
            String abstains = missing("abstained: " + reason(component));
            table.row(name, abstains, decimals(component.weight(), 4), "-", inputs(component), "-");
            return;
        }
        table.row(
                name,
                decimals(value, 4),
                decimals(component.weight(), 4),
                method(component),
                inputs(component),
                instantOr(component.asOf()));
    }

    private static String method(Component component) {
        ScaleMethod method = component.method();
        return method == null ? "no method given" : method.name();
    }

    private static String reason(Component component) {
        return textOr(component.reason(), "no reason given");
    }

    private static String textOr(@Nullable String text, String otherwise) {
        return text == null ? otherwise : Markdown.escape(text);
    }

    private static String instantOr(@Nullable Instant instant) {
        return instant == null ? missing("no time given") : Figures.utc(instant);
    }

    private static String inputs(Component component) {
        Map<String, Double> sorted = new TreeMap<>(component.inputs());
        if (sorted.isEmpty()) {
            return "-";
        }
        return sorted.entrySet().stream()
                .map(input -> Markdown.escape(input.getKey()) + " " + significant(input.getValue()))
                .collect(Collectors.joining(", "));
    }
}
