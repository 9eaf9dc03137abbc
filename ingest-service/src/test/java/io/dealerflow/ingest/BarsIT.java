package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.testkit.RecordedData;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars through the upload, the broker and their table. Every test has a source of its own. */
@QuarkusTest
class BarsIT extends IngestSystem {
    private static final String ROWS =
            "SELECT symbol, interval, time, open, high, low, close, volume FROM ingest.raw_bars"
                    + " WHERE source = '%s' ORDER BY time";

    @Test
    @DisplayName("bars are answered with their span and symbols, published by day and stored by bar")
    void aFile() throws Exception {
        byte[] file = bytes("""
                symbol,time,open,high,low,close,volume
                ITB,2025-01-02T15:00:00Z,10,12,9,11,100
                ITB,2025-01-02T16:00:00Z,11,13,10,12,
                ITB,2025-01-03T15:00:00Z,12,14,11,13,0.5
                """);

        upload("bars-it", "any.csv", file)
                .statusCode(200)
                .body("kind", equalTo("bars"))
                .body("source", equalTo("bars-it"))
                .body("records_received", equalTo(3))
                .body("records_accepted", equalTo(3))
                .body("first_as_of", equalTo("2025-01-02T17:00:00Z"))
                .body("last_as_of", equalTo("2025-01-03T16:00:00Z"))
                .body("keys", contains("ITB"));
        awaitReadable(file, "bars-it", "bars", 2);

        assertThat(query(ROWS.formatted("bars-it"), BarsIT::row))
                .containsExactly(
                        "ITB,1h,2025-01-02T15:00:00Z,10,12,9,11,100",
                        "ITB,1h,2025-01-02T16:00:00Z,11,13,10,12,",
                        "ITB,1h,2025-01-03T15:00:00Z,12,14,11,13,0.5");
        List<BarSeries> events = published(Topics.RAW_BARS, "ITB");
        assertThat(BarRows.rows(events.subList(0, 1))).hasSize(2);
    }

    @Test
    @DisplayName("a correction of a day is another event; the other days of the file add nothing")
    void corrections() throws Exception {
        byte[] wrong = bytes("date,close\n2025-01-02,5\n2025-01-03,6\n");
        byte[] corrected = bytes("date,close\n2025-01-02,5\n2025-01-03,7\n");
        upload("bars-corrected", "ITC.csv", wrong).statusCode(200);
        upload("bars-corrected", "ITC.csv", wrong).statusCode(200);
        upload("bars-corrected", "ITC.csv", corrected).statusCode(200);
        awaitReadable(corrected, "bars-corrected", "bars", 2);

        assertThat(query("SELECT DISTINCT ON (symbol, interval, time) close FROM ingest.raw_bars"
                        + " WHERE source = 'bars-corrected' ORDER BY symbol, interval, time, ingest_ts DESC"))
                .containsExactly("5", "7");
        assertThat(query("SELECT count(*) FROM ingest.raw_bars WHERE source = 'bars-corrected'"))
                .containsExactly("3");
    }

    /** The other recorded files are read without servers. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "bars-hourly/SP_SPX.csv.gz",
                "index-daily/VIX_History_cboe_2026-08.csv.gz",
                "databento-dbn/test_data.ohlcv-1h.v3.dbn.zst"
            })
    @DisplayName("every bar of a recorded file is in the table as an independent reader reads it")
    void recordedFiles(String name) throws Exception {
        BarRows.Figures expected = BarRows.figures(name);
        byte[] file = Files.readAllBytes(RecordedData.file(name));
        String source = "bars-" + expected.symbol().toLowerCase(Locale.ROOT) + "-" + expected.interval();

        upload(source, Path.of(name).getFileName().toString(), file)
                .statusCode(200)
                .body("kind", equalTo("bars"))
                .body("records_received", equalTo(expected.bars() + expected.inconsistent()))
                .body("records_accepted", equalTo(expected.bars()))
                .body("keys", contains(expected.symbol()));
        awaitReadable(file, source, "bars", expected.days());

        assertThat(RateRows.hash(query(ROWS.formatted(source), BarsIT::row))).isEqualTo(expected.sha256());
    }

    private static String row(ResultSet row) throws SQLException {
        return BarRows.row(
                row.getString("symbol"),
                row.getString("interval"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("open", Double.class),
                row.getObject("high", Double.class),
                row.getObject("low", Double.class),
                row.getObject("close", Double.class),
                row.getObject("volume", Double.class));
    }
}
