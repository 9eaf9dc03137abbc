package io.dealerflow.ingest.source.fred;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Economic series; values are made up. */
class FredFormatTest {
    private static final FredFormat FORMAT = new FredFormat(ParseLimits.DEFAULT);
    private static final String CSV = """
            observation_date,DEMO10
            2024-01-01,.
            2024-01-02,3.95
            2024-01-03,-1
            """;
    private static final String JSON = """
            {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "observation_start": "1600-01-01",
             "units": "lin", "output_type": 1, "count": 3, "offset": 0, "limit": 100000, "observations": [
              {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "date": "2024-01-01", "value": "."},
              {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "date": "2024-01-02", "value": "3.95"},
              {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "date": "2024-01-03", "value": "-1"}]}
            """;

    @Test
    @DisplayName("a missing value is counted, and is no fault of the file however many there are")
    void csv() {
        Reading.Read read = accepted(FORMAT, CSV);

        assertThat(FORMAT.recognises(CSV.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(events(read, MacroValue.class)).extracting(MacroValue::value).containsExactly(3.95, -1.0);
        assertThat(events(read, MacroValue.class).getFirst().series()).isEqualTo("DEMO10");
        assertThat(events(read, MacroValue.class).getFirst().asOf()).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(read.quality().received()).isEqualTo(3);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 1));
    }

    @Test
    @DisplayName(
            "the API's JSON is the series of its file's name; the day of the request is no vintage, and makes no other events")
    void json() {
        List<MacroValue> values = events(api(JSON), MacroValue.class);
        List<MacroValue> tomorrow = events(api(JSON.replace("2025-09-25", "2025-09-26")), MacroValue.class);

        assertThat(FORMAT.recognises(JSON.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(values).extracting(MacroValue::value).containsExactly(3.95, -1.0);
        assertThat(values).extracting(MacroValue::vintage).containsOnlyNulls();
        assertThat(values)
                .extracting(MacroValue::eventId)
                .isEqualTo(tomorrow.stream().map(MacroValue::eventId).toList())
                .isEqualTo(events(accepted(FORMAT, CSV), MacroValue.class).stream()
                        .map(MacroValue::eventId)
                        .toList());
    }

    @Test
    @DisplayName("revisions of one date are events of their vintages, in JSON and in columns")
    void vintages() {
        String history = JSON.replaceFirst("2025-09-25", "2024-01-01")
                .replace(
                        "\"2025-09-25\", \"realtime_end\": \"2025-09-25\", \"date\": \"2024-01-03\"",
                        "\"2024-02-01\"," + " \"realtime_end\": \"9999-12-31\", \"date\": \"2024-01-02\"");
        String columns = "observation_date,DEMO10_20240201,DEMO10_20250925\n2024-01-02,-1,3.95\n";

        List<MacroValue> json = events(api(history), MacroValue.class);
        List<MacroValue> csv = events(accepted(FORMAT, columns), MacroValue.class);

        assertThat(json)
                .extracting(MacroValue::vintage)
                .containsExactly(LocalDate.parse("2025-09-25"), LocalDate.parse("2024-02-01"));
        assertThat(json)
                .extracting(MacroValue::eventId)
                .containsExactlyInAnyOrderElementsOf(
                        csv.stream().map(MacroValue::eventId).toList());
    }

    @Test
    @DisplayName("a column that only says price is the series of its file's name")
    void unnamedColumn() {
        var read = (Reading.Read) read(
                FORMAT, "fred", "wti_daily.csv", "Date,Price\r\n2024-01-02,70.5\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(events(read, MacroValue.class).getFirst().series()).isEqualTo("WTI_DAILY");
        assertThat(facts(refused(FORMAT, CSV.replace("DEMO10", "demo 10")))).startsWith("INVALID_HEADER", 1, "demo 10");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"NaN, NOT_A_NUMBER", "Inf, NOT_A_NUMBER", "1e999, ABSURD", "'3,95', NOT_A_NUMBER"})
    void badValues(String text, String defect) {
        Reading.Refused csv = refused(FORMAT, CSV.replace("3.95", "\"" + text + "\""));
        var json = (Reading.Refused) read(FORMAT, "fred", "DEMO10.json", bytes(JSON.replace("3.95", text)));

        assertThat(facts(csv)).containsExactly("TOO_MANY_BAD_RECORDS", 3, "DEMO10", text);
        assertThat(csv.message()).contains("1 " + defect);
        assertThat(facts(json)).containsExactly("TOO_MANY_BAD_RECORDS", 4, "observations[1].value", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-02", "9999-01-02", "2024-02-30", "Jan 2024"})
    void badDates(String text) {
        assertThat(facts(refused(FORMAT, CSV.replace("2024-01-02", text))))
                .containsExactly("TOO_MANY_BAD_RECORDS", 3, "observation_date", text);
    }

    @Test
    @DisplayName("tables of prices are not series")
    void barsAreNotRecognised() {
        assertThat(FORMAT.recognises("Date,Open,High,Low,Close\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(FORMAT.recognises("{\"observations\": []}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    @DisplayName("files of a broken structure are refused whole, with line and field")
    void brokenStructure() {
        assertThat(facts(refused(FORMAT, CSV.substring(0, CSV.length() - 1)))).startsWith("TRUNCATED", 4, "DEMO10");
        assertThat(facts(refused(FORMAT, CSV.replace("2,3.95", "2,3.95,1")))).startsWith("WRONG_COLUMN_COUNT", 3);
        assertThat(facts(refused(FORMAT, "observation_date,A,A\n"))).startsWith("INVALID_HEADER", 1, "A");
        assertThat(facts(refused(FORMAT, "observation_date,A_20251399\n"))).startsWith("INVALID_HEADER", 1);
        assertThat(refused(FORMAT, "observation_date,A\n2024-01-01,.\n").reason())
                .isEqualTo("NO_RECORDS");
        assertThat(facts((Reading.Refused)
                        read(FORMAT, "fred", "DEMO10.json", bytes(JSON.substring(0, JSON.length() - 20)))))
                .startsWith("TRUNCATED", 5, "observations[2]");
        assertThat(facts((Reading.Refused) read(FORMAT, "fred", "my series.json", bytes(JSON))))
                .containsExactly("MISSING_HEADER", 1, "series_id", "my series.json");
        assertThat(facts(refused(FORMAT, "{\"error_code\": 400, \"error_message\": \"Bad Request.\"}")))
                .containsExactly("SOURCE_ERROR", 1, "error_message", "Bad Request.");
    }

    private static Reading.Read api(String json) {
        return (Reading.Read) read(FORMAT, "fred", "DEMO10.json", bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
