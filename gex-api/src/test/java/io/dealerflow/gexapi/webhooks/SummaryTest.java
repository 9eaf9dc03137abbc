package io.dealerflow.gexapi.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    private static String event(String type, String data) {
        return "{\"seq\":7,\"event_id\":\"e\",\"type\":\"" + type + "\",\"symbol\":\"SPX\",\"severity\":null,"
                + "\"as_of\":\"2026-03-13T16:00:00Z\",\"replayed\":false,\"data\":" + data + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alert | {\"severity\":\"high\",\"message\":\"0.2 % from its flip\"} | [HIGH] SPX: 0.2 % from its flip",
                "acknowledgement | {\"acknowledged_by\":\"ann\",\"message\":\"pinned\"} | Acknowledged by ann: SPX: pinned",
                "levels | {\"changed\":[\"call_wall\"],\"call_wall\":112.0,\"previous\":{\"call_wall\":110.0}} | SPX: changed call_wall 110.0 → 112.0",
                "levels | {\"changed\":[\"put_wall\"],\"put_wall\":90.0,\"previous\":null} | SPX: changed put_wall 90.0",
                "score | {\"index\":64.5,\"regime\":\"FRAGILE\"} | SPX: instability 64.5, regime FRAGILE",
                "signal | {\"asset\":\"SPX\",\"model\":\"regime\",\"output\":{\"label\":\"calm\"},\"title\":null} | SPX: regime calm",
                "signal | {\"asset\":null,\"source\":\"reuters\",\"model\":\"news-sentiment\",\"output\":{\"label\":\"negative\"},\"title\":\"Oil falls\"} | reuters: news-sentiment negative: Oil falls",
                "prediction | {\"id\":\"7\",\"model\":\"forecast\"} | Answer of forecast to 7",
                "report | {\"title\":\"Daily 2026-03-13\"} | Report: Daily 2026-03-13",
                "snapshot | {\"spot\":5000.5,\"net_gex\":-1.5} | SPX: spot 5000.5, net GEX -1.5",
                "test | {\"message\":\"Test\"} | Test"
            })
    void titles(String type, String data, String title) {
        assertThat(Summary.of(event(type, data)).title()).isEqualTo(title);
    }

    @Test
    @DisplayName("Slack gets text and blocks, its control characters escaped")
    void slack() {
        String slack = Summary.of(event("alert", "{\"severity\":\"low\",\"message\":\"a < b & <!here>\"}"))
                .slack();

        assertThat(slack)
                .contains("\"text\":\"[LOW] SPX: a &lt; b &amp; &lt;!here&gt;\"")
                .contains("\"blocks\":[")
                .contains("2026-03-13T16:00:00Z, seq 7");
    }
}
