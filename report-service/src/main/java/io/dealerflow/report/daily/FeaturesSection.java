package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.significant;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The features of an asset that have a value, and why the others have none. */
final class FeaturesSection {
    private FeaturesSection() {}

    static void write(Markdown out, AssetFeatures features) {
        Table table = Table.of("Feature", "Value[=Unit]>", "Unit", "Inputs[observations]>", "Known since");
        features.features().forEach((name, feature) -> addRow(table, name, feature));
        if (!table.isEmpty()) {
            out.table(table);
        }
        String missing = features.features().entrySet().stream()
                .filter(entry -> entry.getValue().value() == null)
                .map(FeaturesSection::reason)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            out.paragraph("Without a value: " + missing + ".");
        }
    }

    private static void addRow(Table table, String name, Feature feature) {
        if (feature.value() != null) {
            table.row(
                    Markdown.escape(name),
                    significant(feature.value()),
                    Markdown.escape(feature.unit()),
                    Figures.count(feature.inputs().count()),
                    feature.asOf() == null ? "-" : Figures.utc(feature.asOf()));
        }
    }

    private static String reason(Map.Entry<String, Feature> entry) {
        return Markdown.escape(entry.getKey()) + " ("
                + Markdown.escape(Objects.requireNonNull(entry.getValue().reason())) + ")";
    }
}
