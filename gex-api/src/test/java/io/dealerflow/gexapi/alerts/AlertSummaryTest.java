package io.dealerflow.gexapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.alerts.AlertSummary.Group;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertSummaryTest {
    @Test
    @DisplayName("the summary has the form and order of the recorded one")
    void summary() {
        AlertSummary summary = AlertSummary.of(List.of(
                new Group("critical", "pin_risk_warning", "SPX", 5),
                new Group("critical", "gamma_flip_proximity", "SPX", 2),
                new Group("high", "gamma_flip_proximity", "SPX", 3)));

        assertThat(Wire.writeJsonText(summary))
                .isEqualTo("{\"total_active\":10,\"by_severity\":{\"critical\":7,\"high\":3,\"medium\":0,\"low\":0},"
                        + "\"by_type\":{\"gamma_flip_proximity\":5,\"pin_risk_warning\":5},\"by_symbol\":{\"SPX\":10},"
                        + "\"has_critical\":true}");
    }

    @Test
    void withoutAlertsNothingIsCritical() {
        assertThat(AlertSummary.of(List.of()))
                .extracting(AlertSummary::totalActive, AlertSummary::hasCritical)
                .containsExactly(0L, false);
    }
}
