package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchange rates and economic series through the upload, the broker and their tables. Every test has a source of its own. */
@QuarkusTest
@WithTestResource(value = TestLanding.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "ingest")
        })
class FxAndMacroIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

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
        awaitReadable(file, "fx-it", 3);

        assertThat(
                        query(
                                "SELECT pair || ' ' || date || ' ' || close FROM ingest.raw_fx WHERE source = 'fx-it' ORDER BY 1"))
                .containsExactly("EURITX 2024-01-04 150.25", "EURUSD 2024-01-03 1.25", "EURUSD 2024-01-04 1.5");
        FxRate rate = first(Topics.RAW_FX.name(), "EURITX", FxRate.class);
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
        awaitReadable(corrected, "fx-corrected", 2);

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
        awaitReadable(file, source, expected.values());
        assertThat(RateRows.hash(rows(source))).isEqualTo(expected.sha256());
        MacroValue value = first(
                Topics.RAW_MACRO.name(),
                answer.extract().<List<String>>path("keys").getFirst(),
                MacroValue.class);
        assertThat(value.vintage()).isNull();
    }

    private static List<String> rows(String source) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT series, date, value FROM ingest.raw_macro WHERE source = '" + source + "'")) {
            while (found.next()) {
                rows.add(RateRows.row(found.getString(1), found.getString(2), found.getDouble(3)));
            }
        }
        return rows;
    }

    private static <T> T first(String topic, String key, Class<T> type) throws Exception {
        try (var probe = new KafkaProbe()) {
            return Wire.json()
                    .readValue(probe.awaitKey(topic, key, 1, SOON).getFirst().value(), type);
        }
    }

    private static void awaitReadable(byte[] file, String source, int events) {
        await().atMost(SOON)
                .until(() -> given().queryParam("source", source)
                                .get("/api/v1/files/" + EventIds.sha256(file))
                                .jsonPath()
                                .getInt("readable")
                        == events);
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }

    private static ValidatableResponse upload(String source, String filename, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("source", source)
                .queryParam("filename", filename)
                .body(bytes)
                .post("/api/v1/files")
                .then();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
