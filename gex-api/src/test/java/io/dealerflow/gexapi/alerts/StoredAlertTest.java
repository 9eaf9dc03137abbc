package io.dealerflow.gexapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAlertTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private static JsonNode json(StoredAlert alert) throws IOException {
        return Wire.json().readTree(alert.json());
    }

    @Test
    @DisplayName("an alert has the fields of the interface, open ones with nulls")
    void openAlert() throws IOException {
        JsonNode alert = json(SampleAlerts.alert(7));

        assertThat(alert.fieldNames())
                .toIterable()
                .contains(
                        "alert_id",
                        "alert_type",
                        "severity",
                        "symbol",
                        "message",
                        "details",
                        "triggered_at",
                        "acknowledged",
                        "acknowledged_at",
                        "acknowledged_by",
                        "seq",
                        "event_id",
                        "as_of",
                        "cause_event_id",
                        "state");
        assertThat(alert.path("seq").asLong()).isEqualTo(7);
        assertThat(alert.path("state").asText()).isEqualTo("open");
        assertThat(alert.path("acknowledged").asBoolean()).isFalse();
        assertThat(alert.path("acknowledged_at").isNull()).isTrue();
        assertThat(alert.path("acknowledged_by").isNull()).isTrue();
    }

    @Test
    void anAcknowledgedAlertSaysByWhomAndWhen() throws IOException {
        JsonNode alert = json(StoredAlert.of(7, Wire.writeJsonText(SampleAlerts.event(7)), NOON, "\"Ann\""));

        assertThat(alert.path("state").asText()).isEqualTo("acknowledged");
        assertThat(alert.path("acknowledged").asBoolean()).isTrue();
        assertThat(alert.path("acknowledged_at").asText()).isEqualTo("2026-03-13T16:00:00Z");
        assertThat(alert.path("acknowledged_by").asText()).isEqualTo("\"Ann\"");
    }

    @Test
    @DisplayName("the text for streams says what the list says, and also what a newer producer added")
    void theTextIsTheListsAndMore() throws IOException {
        ObjectNode event = Wire.json().valueToTree(SampleAlerts.event(7));
        event.put("added_later", 1);
        StoredAlert alert = StoredAlert.of(7, event.toString(), NOON, "trader1");

        ObjectNode said = (ObjectNode) json(alert);
        assertThat(said.remove("added_later").asInt()).isEqualTo(1);
        assertThat(said).isEqualTo(Wire.json().readTree(Wire.writeJson(alert)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list_filtered", "active", "critical"})
    @DisplayName("an alert has every field of the recorded ones, and their types and severities are known")
    void recordedAlerts(String call) throws IOException {
        Path file = RecordedData.file("../gex-visualizer/alerts_" + call + "_200.json");
        JsonNode ours = json(SampleAlerts.alert(1));

        JsonNode recorded = Wire.json().readTree(file.toFile()).path("response_json");
        assertThat(recorded).isNotEmpty();
        for (JsonNode alert : recorded) {
            alert.fieldNames()
                    .forEachRemaining(
                            field -> assertThat(ours.has(field)).as(field).isTrue());
            assertThat(AlertType.values())
                    .extracting(AlertType::wireName)
                    .contains(alert.path("alert_type").asText());
            assertThat(Severity.values())
                    .extracting(Severity::wireName)
                    .contains(alert.path("severity").asText());
        }
    }
}
