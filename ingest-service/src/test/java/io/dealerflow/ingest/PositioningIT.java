package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.ingest.source.cftc.CotSamples;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Commitments of Traders through the upload, the broker and the table. Every test has a source or a market of its own. */
@QuarkusTest
class PositioningIT extends IngestSystem {
    @Test
    @DisplayName(
            "a yearly file is answered with its span of weeks, published by market, and stored by group of traders")
    void yearlyFile() throws Exception {
        byte[] file = CotSamples.bytes(CotSamples.legacy("IT0001", 3));

        upload("cot-it", file)
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("kind", equalTo("positioning"))
                .body("source", equalTo("cot-it"))
                .body("records_received", equalTo(3))
                .body("records_accepted", equalTo(3))
                .body("first_as_of", equalTo("2024-01-02T22:00:00Z"))
                .body("last_as_of", equalTo("2024-01-16T22:00:00Z"))
                .body("keys", contains("IT0001"))
                .body("sha256", equalTo(EventIds.sha256(file)));
        awaitReadable(file, "cot-it", "positioning", 3);

        CotReport report = published(Topics.RAW_POSITIONING, "IT0001").getFirst();
        assertThat(report.releasedAt()).isEqualTo("2024-01-05T20:30:00Z");
        assertThat(report.report()).isEqualTo(CotReportType.LEGACY);
        assertThat(report.marketName()).isEqualTo("DEMO, A FUTURE - DEMO EXCHANGE");
        assertThat(query("SELECT trader_group || ' ' || long_positions || ' ' || coalesce(long_change::text, '-') FROM"
                        + " ingest.raw_cot WHERE market = 'IT0001' AND report_date = '2024-01-09' ORDER BY 1"))
                .containsExactly("COMMERCIAL 350 -", "NONCOMMERCIAL 400 -20", "NONREPORTABLE 50 -");
    }

    @Test
    @DisplayName("a file that is sent again, or again with more weeks, adds only what is new")
    void repeatAddsNothing() throws Exception {
        byte[] two = CotSamples.bytes(CotSamples.legacy("IT0002", 2));
        byte[] three = CotSamples.bytes(CotSamples.legacy("IT0002", 3));

        upload("cot-repeat", two).statusCode(200);
        upload("cot-repeat", two).statusCode(200).body("records_accepted", equalTo(2));
        upload("cot-repeat", three).statusCode(200);
        awaitReadable(three, "cot-repeat", "positioning", 3);

        assertThat(published(Topics.RAW_POSITIONING, "IT0002")).hasSize(3);
        assertThat(query("SELECT count(*) FROM ingest.raw_cot WHERE market = 'IT0002'"))
                .containsExactly("9");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cot-figures.csv", useHeadersInDisplayName = true)
    @DisplayName("every row of a recorded year is in the table as an independent reader reads it")
    void recordedFile(
            String name,
            String report,
            int rows,
            int markets,
            String first,
            String last,
            long openInterest,
            String sha256)
            throws Exception {
        byte[] file = Files.readAllBytes(RecordedData.file("cot/" + name));
        String source = "recorded-" + report.toLowerCase(Locale.ROOT);

        ValidatableResponse answer = upload(source, file).statusCode(200);

        answer.body("records_received", equalTo(rows)).body("records_accepted", equalTo(rows));
        assertThat(answer.extract().<String>path("first_as_of")).startsWith(first);
        assertThat(answer.extract().<String>path("last_as_of")).startsWith(last);
        awaitReadable(file, source, "positioning", rows);
        assertThat(query("SELECT count(DISTINCT market) FROM ingest.raw_cot WHERE source = '" + source + "'"))
                .containsExactly(String.valueOf(markets));
        assertThat(query("SELECT sum(open_interest) FROM (SELECT DISTINCT event_id, open_interest FROM ingest.raw_cot"
                        + " WHERE source = '" + source + "') t"))
                .containsExactly(String.valueOf(openInterest));
        String text = String.join("\n", rowsAsText(source));
        assertThat(EventIds.sha256(bytes(text))).isEqualTo(sha256);
    }

    /** As tools/reference/cot.py writes them. */
    private static List<String> rowsAsText(String source) throws SQLException {
        var byEvent = new TreeMap<String, StringBuilder>();
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT * FROM ingest.raw_cot WHERE source = '" + source + "' ORDER BY"
                                + " event_id, array_position(ARRAY['NONCOMMERCIAL', 'COMMERCIAL', 'DEALER', 'ASSET_MANAGER',"
                                + " 'LEVERAGED_FUNDS', 'OTHER_REPORTABLE', 'NONREPORTABLE'], trader_group)")) {
            while (rows.next()) {
                StringBuilder line = byEvent.computeIfAbsent(rows.getString("event_id"), id -> new StringBuilder());
                if (line.isEmpty()) {
                    line.append(rows.getString("market")).append(',').append(rows.getString("report_date"));
                    line.append(',').append(rows.getLong("open_interest"));
                }
                line.append(',').append(rows.getString("trader_group"));
                for (String side : List.of("long", "short", "spread")) {
                    if (!side.equals("spread") || rows.getString("spread_positions") != null) {
                        append(line, rows, side);
                    }
                }
            }
        }
        return byEvent.values().stream().map(StringBuilder::toString).sorted().toList();
    }

    private static void append(StringBuilder line, ResultSet rows, String side) throws SQLException {
        for (String figure : List.of("positions", "change", "share", "traders")) {
            String text = rows.getString(side + "_" + figure);
            line.append(',').append(text == null ? "" : text);
        }
    }
}
