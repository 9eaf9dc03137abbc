package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.gexapi.levels.ScreenRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsvTest {
    record Inner(
            String name, @JsonProperty("iv_30d") @Nullable Double iv30d) {}

    record Row(@JsonUnwrapped Inner inner, double netGex, Instant asOf, Map<String, String> reasons) {}

    private static Row row(String name, @Nullable Double iv) {
        return new Row(new Inner(name, iv), -1.5e9, Instant.parse("2026-03-13T20:00:00Z"), Map.of("a", "b"));
    }

    @Test
    @DisplayName(
            "the header names the fields as JSON does, lines end with CR LF, null is empty, an object is JSON in quotes")
    void table() {
        assertThat(Csv.of(Row.class, List.of(row("SPX", null), row("NDX", 0.2))))
                .isEqualTo("name,iv_30d,net_gex,as_of,reasons\r\n"
                        + "SPX,,-1.5E9,2026-03-13T20:00:00Z,\"{\"\"a\"\":\"\"b\"\"}\"\r\n"
                        + "NDX,0.2,-1.5E9,2026-03-13T20:00:00Z,\"{\"\"a\"\":\"\"b\"\"}\"\r\n");
    }

    @Test
    @DisplayName("commas, quotes and line ends are quoted, quotes doubled")
    void quotes() {
        String text = Csv.of(
                Inner.class,
                List.of(
                        new Inner("a,b", null),
                        new Inner("say \"x\"", null),
                        new Inner("two\r\nlines", null),
                        new Inner(" ü ", null)));

        assertThat(text).isEqualTo("name,iv_30d\r\n\"a,b\",\r\n\"say \"\"x\"\"\",\r\n\"two\r\nlines\",\r\n ü ,\r\n");
    }

    @Test
    @DisplayName("a table without rows has its header")
    void empty() {
        assertThat(Csv.of(ScreenRow.class, List.of()))
                .startsWith("symbol,as_of,spot,implied_spot,net_gex,")
                .contains(",atm_iv_30d,")
                .endsWith(",index,regime,pressure,score_reason\r\n");
    }
}
