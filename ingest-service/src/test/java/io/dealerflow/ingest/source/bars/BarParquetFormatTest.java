package io.dealerflow.ingest.source.bars;

import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of bars in Parquet. {@code PandasTest} reads those that another library writes. */
class BarParquetFormatTest {
    private static final Format BARS = new BarParquetFormat(
            ParseLimits.DEFAULT, new SourceZones(Map.of("new-york", ZoneId.of("America/New_York"))));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TIMESTAMPTZ '2025-01-02 15:00:00+00' + n * INTERVAL 1 HOUR",
                "TIMESTAMP '2025-01-02 15:00:00' + n * INTERVAL 1 HOUR",
                "TIMESTAMP_NS '2025-01-02 15:00:00' + n * INTERVAL 1 HOUR",
                "1735830000 + n * 3600",
                "strftime(TIMESTAMP '2025-01-02 15:00:00' + n * INTERVAL 1 HOUR, '%Y-%m-%dT%H:%M:%SZ')"
            })
    @DisplayName("times of any type, with prices as floats, decimals and integers, are the bars of the table")
    void types(String time) throws Exception {
        byte[] file = written(
                "SELECT " + time
                        + " AS \"Datetime\", (10 + n)::FLOAT AS \"Open\", 12.5 + n AS \"High\", 9 + n AS \"Low\","
                        + " (11 + n)::DOUBLE AS \"Close\", CASE n WHEN 2 THEN NULL ELSE 100 * n END AS \"Volume\" FROM range(3) t(n)");

        assertThat(BARS.recognises(file)).isTrue();
        assertThat(BarRows.rows(series("bars", file)))
                .containsExactly(
                        "X,1h,2025-01-02T15:00:00Z,10,12.5,9,11,0",
                        "X,1h,2025-01-02T16:00:00Z,11,13.5,10,12,100",
                        "X,1h,2025-01-02T17:00:00Z,12,14.5,11,13,");
    }

    @Test
    @DisplayName("times without a zone are of the zone of their source, dates are dates, a column names the symbols")
    void zonesAndDates() throws Exception {
        byte[] local = written(
                "SELECT TIMESTAMP '2025-07-01 09:30:00' + n * INTERVAL 1 MINUTE AS time, 5 AS close FROM range(3) t(n)");
        byte[] dates =
                written("SELECT DATE '2025-01-02' + n::INT AS date, 5.0 AS close, 'ES' AS symbol FROM range(2) t(n)");

        assertThat(series("new-york", local).getFirst().time().getFirst()).isEqualTo("2025-07-01T13:30:00Z");
        assertThat(BarRows.rows(series("bars", dates)))
                .containsExactly("ES,1d,2025-01-02T00:00:00Z,,,,5,", "ES,1d,2025-01-03T00:00:00Z,,,,5,");
    }

    @Test
    @DisplayName("bad values, a missing column and too many rows are refused with row and field")
    void refusals() throws Exception {
        byte[] nan = written(
                "SELECT DATE '2025-01-02' + n::INT AS date, CASE n WHEN 1 THEN 'NaN'::DOUBLE ELSE 5 END AS close FROM range(3) t(n)");
        byte[] many = written("SELECT DATE '2025-01-02' AS date, 5 AS close FROM range(2_000_000)");

        assertThat(facts(refused(nan))).containsExactly("TOO_MANY_BAD_RECORDS", 2, "close", "nan");
        assertThat(facts(refused(written("SELECT DATE '2025-01-02' AS date, 5 AS price"))))
                .containsExactly("MISSING_HEADER", 1, "close", null);
        assertThat(many.length).isLessThan(1 << 20);
        assertThat(facts(refused(many))).containsExactly("TOO_MANY_RECORDS", null, "rows", "2000000");
    }

    @Test
    @DisplayName("a damaged file is refused")
    void damaged() throws Exception {
        byte[] sound = written("SELECT DATE '2025-01-02' + n::INT AS date, 5.0 AS close FROM range(300) t(n)");
        Random random = new Random(20250102);

        assertThat(refused(Arrays.copyOf(sound, sound.length - 9)).reason()).isEqualTo("UNDECODABLE");
        for (int round = 0; round < 100; round++) {
            byte[] file = sound.clone();
            file[4 + random.nextInt(file.length - 4)] = (byte) random.nextInt(256);
            switch (read(BARS, "bars", "X.parquet", file)) {
                case Reading.Read accepted ->
                    assertThat(accepted.observations()).isNotEmpty();
                case Reading.Refused refused -> assertThat(refused.message()).isNotBlank();
            }
        }
    }

    private static List<BarSeries> series(String source, byte[] file) {
        return events((Reading.Read) read(BARS, source, "X.parquet", file), BarSeries.class);
    }

    private static Reading.Refused refused(byte[] file) {
        return (Reading.Refused) read(BARS, "bars", "X.parquet", file);
    }

    private byte[] written(String query) throws SQLException, IOException {
        Path file = Files.createTempFile(folder, "", ".parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        return Files.readAllBytes(file);
    }
}
