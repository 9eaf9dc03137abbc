package io.dealerflow.gexapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.scores.Severity;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StreamEventTest {
    @Test
    @DisplayName("an event says where it stands and what it is before its data, which are carried as they are")
    void json() {
        var event = new NewEvent(
                        "id \"1\"",
                        EventType.ALERT,
                        List.of("SPX"),
                        Severity.CRITICAL,
                        Events.NOON,
                        true,
                        seq -> "{ \"seq\" : " + seq + " }")
                .at(42);

        assertThat(event.json())
                .isEqualToIgnoringCase(
                        "{\"seq\":42,\"event_id\":\"id \\\"1\\\"\",\"type\":\"alert\",\"symbol\":\"SPX\","
                                + "\"severity\":\"critical\",\"as_of\":\"2026-03-13T16:00:00Z\",\"replayed\":true,"
                                + "\"data\":{ \"seq\" : 42 }}");
        assertThat(event.json()).contains("\"type\":\"alert\"");
    }

    @Test
    void aReportAboutSeveralSymbolsNamesNone() {
        assertThat(Events.event(1, EventType.REPORT, null, "SPX", "NDX").json()).contains("\"symbol\":null");
    }

    @Test
    @DisplayName("a gap stands at the last seq that is missing, so that a reader resumes behind it")
    void gap() {
        StreamEvent gap = StreamEvent.of(new StreamEvent.Gap(6, 99));

        assertThat(gap.seq()).isEqualTo(99);
        assertThat(gap.json())
                .isEqualTo("{\"seq\":99,\"event_id\":\"gap-6-99\",\"type\":\"gap\",\"symbol\":null,\"severity\":null,"
                        + "\"as_of\":null,\"replayed\":false,"
                        + "\"data\":{\"first_missing\":6,\"last_missing\":99,\"reason\":\"RETENTION\"}}");
    }
}
