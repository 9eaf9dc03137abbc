package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IngestReceiptTest {
    private static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");

    @Test
    @DisplayName("an accepted file's receipt has no field of a refusal")
    void accepted() throws IOException {
        IngestReceipt receipt = new IngestReceipt.Accepted(
                "DEMO", AS_OF, AS_OF.plusSeconds(1), 100.5, 20, 19, Map.of("NEGATIVE", 1), "e1", "ab", null);

        String json = Wire.json().writeValueAsString(receipt);

        assertThat(json)
                .isEqualTo("{\"status\":\"accepted\",\"symbol\":\"DEMO\",\"as_of\":\"2026-03-13T19:30:00Z\","
                        + "\"ingest_ts\":\"2026-03-13T19:30:01Z\",\"spot\":100.5,\"contracts_received\":20,"
                        + "\"accepted\":19,\"dropped\":{\"NEGATIVE\":1},\"event_id\":\"e1\",\"sha256\":\"ab\","
                        + "\"superseded_by\":null}");
        assertThat(Wire.json().readValue(json, IngestReceipt.class)).isEqualTo(receipt);
    }

    @Test
    @DisplayName("a refused file's receipt has no field of an observation, and null for missing values")
    void refused() throws IOException {
        IngestReceipt receipt =
                new IngestReceipt.Refused(null, Map.of(), "ab", 4, null, "NO_CONTRACTS", null, "There is no contract.");

        String json = Wire.json().writeValueAsString(receipt);

        assertThat(json)
                .isEqualTo("{\"status\":\"refused\",\"contracts_received\":null,\"dropped\":{},\"sha256\":\"ab\","
                        + "\"line\":4,\"field\":null,\"reason\":\"NO_CONTRACTS\",\"value\":null,"
                        + "\"message\":\"There is no contract.\"}");
        assertThat(Wire.json().readValue(json, IngestReceipt.class)).isEqualTo(receipt);
    }
}
