package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.decimalsOr;

import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components of the pin risk; nothing when there is none, which the sentence above states. */
final class PinRiskSection {
    private PinRiskSection() {}

    static void write(Markdown out, @Nullable PinRisk pinRisk) {
        if (pinRisk == null) {
            return;
        }
        Table table = Table.of("Pin risk component", "Value, 0 to 1>", "Weight[share]>");
        for (Map.Entry<String, Double> component : new TreeMap<>(pinRisk.components()).entrySet()) {
            table.row(
                    Markdown.escape(component.getKey()),
                    decimals(component.getValue(), 2),
                    decimalsOr(pinRisk.weights().get(component.getKey()), 2, "no weight given"));
        }
        if (!table.isEmpty()) {
            out.table(table);
        }
    }
}
