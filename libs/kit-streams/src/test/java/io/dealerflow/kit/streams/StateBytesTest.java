package io.dealerflow.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StateBytesTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private record Point(String name, Instant at) {}

    @Test
    void whatWasWrittenIsRead() {
        var point = new Point("p", NOON);

        assertThat(StateBytes.read(StateBytes.write(point), Point.class)).isEqualTo(point);
    }

    @Test
    void anEventIsReadInTheEncodingInWhichItCame() throws IOException {
        Alert alert = new Alert(
                "id",
                "test",
                NOON,
                NOON,
                Alert.VERSION,
                "regime_1",
                AlertType.REGIME_CHANGE,
                Severity.LOW,
                "SPX",
                "message",
                Map.of(),
                NOON,
                "cause",
                null);

        assertThat(StateBytes.readEvent(Wire.json().writeValueAsBytes(alert), Alert.class))
                .isEqualTo(alert);
        assertThat(StateBytes.readEvent(Wire.cbor().writeValueAsBytes(alert), Alert.class))
                .isEqualTo(alert);
    }

    @Test
    @DisplayName("state that cannot be read is distinguished from an event that cannot be processed")
    void nonsenseIsUnreadableState() {
        assertThatThrownBy(() -> StateBytes.read(new byte[] {1, 2, 3}, Point.class))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("Point");
        assertThatThrownBy(() -> StateBytes.readEvent(new byte[0], Report.class))
                .isInstanceOf(UnreadableStateException.class);
    }

    @Test
    @DisplayName("the topologies allow the same largest record as every other client")
    void theLargestRecordIsTheSameEverywhere() throws IOException {
        var defaults = new Properties();
        try (InputStream file = StateBytes.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }

        assertThat(defaults.getProperty("dealerflow.max-message-bytes"))
                .isEqualTo(Integer.toString(Topics.MAX_MESSAGE_BYTES));
    }
}
