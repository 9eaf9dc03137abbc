package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import java.util.List;

/** The alerts that were raised on the date, newest last. */
final class AlertsSection {
    private static final int SHOWN = 50;

    private AlertsSection() {}

    static void write(Markdown out, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            out.paragraph("No alert was raised.");
            return;
        }
        int hidden = Math.max(0, alerts.size() - SHOWN);
        Table table = Table.of("Time", "Severity", "Type", "Message");
        for (Alert alert : alerts.subList(hidden, alerts.size())) {
            table.row(
                    Figures.utc(alert.asOf()),
                    alert.severity().wireName(),
                    alert.alertType().wireName(),
                    Markdown.escape(alert.message()));
        }
        out.table(table);
        if (hidden > 0) {
            out.paragraph(count(hidden) + " earlier alerts of the date are not shown.");
        }
    }
}
