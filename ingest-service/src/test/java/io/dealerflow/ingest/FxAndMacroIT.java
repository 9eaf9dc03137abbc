package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.testkit.RecordedData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchange rates and economic series through the upload, the broker and their tables. Every test has a source of its own. */
@QuarkusTest
class FxAndMacroIT extends IngestSystem {
    @Test
    @DisplayName("reference rates are answered with their span and pairs, published by pair and stored")
    void referenceRates() throws Exception {
        byte[] file = bytes("Date,USD,ITX,\n2024-01-04,1.5,150.25,\n2024-01-03,1.25,N/A,\n");

        upload("fx-it", "eurofxref-hist.csv", file)
                .statusCode(200)
                .body("kind", equalTo("fx"))
                .body("source", equalTo("fx-it"))
                .body("records_received", equalTo(4))
                .body("records_accepted", equalTo(3))
                .body("dropped.MISSING", equalTo(1))
                .body("first_as_of", equalTo("2024-01-03T13:15:00Z"))
                .body("last_as_of", equalTo("2024-01-04T13:15:00Z"))
                .body("keys", contains("EURUSD", "EURITX"));
        awaitReadable(file, "fx-it", "fx", 3);

        assertThat(
                        query(
                                "SELECT pair || ' ' || date || ' ' || close FROM ingest.raw_fx WHERE source = 'fx-it' ORDER BY 1"))
                .containsExactly("EURITX 2024-01-04 150.25", "EURUSD 2024-01-03 1.25", "EURUSD 2024-01-04 1.5");
        FxRate rate = published(Topics.RAW_FX, "EURITX").getFirst();
        assertThat(rate.asOf()).isEqualTo("2024-01-04T13:15:00Z");
        assertThat(rate.base()).isEqualTo("EUR");
    }

    @Test
    @DisplayName("a correction is another row; a repeat, and the rest of the corrected file, add nothing")
    void corrections() throws Exception {
        byte[] wrong = bytes("Date,USD\n2024-01-04,1.5\n2024-01-03,1.25\n");
        byte[] corrected = bytes("Date,USD\n2024-01-04,1.75\n2024-01-03,1.25\n");
        upload("fx-corrected", "a.csv", wrong).statusCode(200);
        upload("fx-corrected", "b.csv", wrong).statusCode(200);
        upload("fx-corrected", "c.csv", corrected).statusCode(200);
        awaitReadable(corrected, "fx-corrected", "fx", 2);

        assertThat(query("SELECT DISTINCT ON (pair, date) close FROM ingest.raw_fx WHERE source = 'fx-corrected'"
                        + " ORDER BY pair, date, ingest_ts DESC"))
                .containsExactly("1.25", "1.75");
        assertThat(query("SELECT count(*) FROM ingest.raw_fx WHERE source = 'fx-corrected'"))
                .containsExactly("3");
    }

    @Test
    @DisplayName("an answer that the rate limit is reached is refused and kept in quarantine, not taken for data")
    void rateLimit() {
        byte[] note = bytes("{\"Note\": \"Our standard call frequency is 5 calls a minute.\"}");

        given().body(note)
                .post("/api/v1/files")
                .then()
                .statusCode(422)
                .body("reason", equalTo("RATE_LIMITED"))
                .body("line", equalTo(1))
                .body("field", equalTo("Note"));
    }

    /** The other recorded files are read without servers. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DGS10.csv", "cpi_us.csv"})
    @DisplayName("every value of a recorded series is in the table as an independent reader reads it")
    void recordedSeries(String name) throws Exception {
        RateRows.Figures expected = RateRows.figures(name);
        byte[] file = Files.readAllBytes(RecordedData.file("macro-fred/" + name));
        String source = "recorded-" + name.substring(0, name.indexOf('.')).toLowerCase(Locale.ROOT);

        ValidatableResponse answer = upload(source, name, file).statusCode(200);

        answer.body("kind", equalTo("macro")).body("records_accepted", equalTo(expected.values()));
        assertThat(answer.extract().<String>path("first_as_of")).startsWith(expected.first());
        assertThat(answer.extract().<String>path("last_as_of")).startsWith(expected.last());
        assertThat(answer.extract().<List<String>>path("keys")).hasSize(expected.keys());
        awaitReadable(file, source, "macro", expected.values());
        assertThat(RateRows.hash(query(
                        "SELECT series, date, value FROM ingest.raw_macro WHERE source = '" + source + "'",
                        row -> RateRows.row(row.getString(1), row.getString(2), row.getDouble(3)))))
                .isEqualTo(expected.sha256());
        MacroValue value = published(
                        Topics.RAW_MACRO,
                        answer.extract().<List<String>>path("keys").getFirst())
                .getFirst();
        assertThat(value.vintage()).isNull();
    }
}
