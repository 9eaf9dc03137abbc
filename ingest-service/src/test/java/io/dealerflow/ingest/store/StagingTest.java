package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.ParquetRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.kit.core.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as Parquet in a folder. */
class StagingTest {
    private static final EcbFormat RATES = new EcbFormat(ParseLimits.DEFAULT);
    private static final BarCsvFormat BARS = new BarCsvFormat(ParseLimits.DEFAULT, SourceZones.UTC);

    @TempDir
    private Path root;

    @Test
    @DisplayName("rows are in files by source and date, which are in the path alone")
    void byDate() throws Exception {
        stage(
                "raw_fx",
                events(
                        RATES,
                        "ecb",
                        "eurofxref-hist.csv",
                        "Date,USD,ITX\n2024-01-04,1.5,150.25\n1999-01-04,1.25,N/A\n"));

        assertThat(files())
                .hasSize(2)
                .allMatch(file -> file.matches("fx/source=ecb/date=(2024|1999)-01-04/[0-9a-f]{32}\\.parquet"));
        assertThat(staged(
                        "fx",
                        "SELECT source, date, pair, base, quote, close, open, as_of, ingest_ts FROM staging"
                                + " ORDER BY date, pair"))
                .containsExactly(
                        "ecb|1999-01-04|EURUSD|EUR|USD|1.25|null|1999-01-04T13:15:00Z|2026-03-05T12:00:00Z",
                        "ecb|2024-01-04|EURITX|EUR|ITX|150.25|null|2024-01-04T13:15:00Z|2026-03-05T12:00:00Z",
                        "ecb|2024-01-04|EURUSD|EUR|USD|1.5|null|2024-01-04T13:15:00Z|2026-03-05T12:00:00Z");
        assertThat(staged(
                        "fx",
                        "SELECT name FROM parquet_schema('" + root + "/fx/*/*/*.parquet') WHERE name IN"
                                + " ('source', 'date')"))
                .isEmpty();
    }

    @Test
    @DisplayName("of a batch with many dates each has its own rows in a file of its own")
    void manyDates() throws Exception {
        LocalDate first = LocalDate.of(2024, 1, 1);
        String rates = IntStream.range(0, 75)
                .mapToObj(day -> first.plusDays(day) + "," + (day + 1) + ",0.5\n")
                .collect(Collectors.joining("", "Date,USD,JPY\n", ""));

        stage("raw_fx", events(RATES, "ecb", "eurofxref-hist.csv", rates));

        assertThat(files()).hasSize(75);
        assertThat(staged(
                        "fx",
                        "SELECT count(*), count(DISTINCT date), bool_and(close = date - DATE '2023-12-31') FROM staging"
                                + " WHERE pair = 'EURUSD'"))
                .containsExactly("75|75|true");
        assertThat(staged("fx", "SELECT count(DISTINCT date) FROM staging WHERE pair = 'EURJPY' AND close = 0.5"))
                .containsExactly("75");
    }

    @Test
    @DisplayName("the date of bars is theirs, also where the last of them ends with the day")
    void dateOfBars() throws Exception {
        stage(
                "raw_bars",
                events(BARS, "feed", "ITB.csv", "time,close\n2025-01-02T22:00:00Z,10\n2025-01-02T23:00:00Z,11\n"));

        assertThat(staged("bars", "SELECT date, time, close, as_of FROM staging ORDER BY time"))
                .containsExactly(
                        "2025-01-02|2025-01-02T22:00:00Z|10.0|2025-01-03T00:00:00Z",
                        "2025-01-02|2025-01-02T23:00:00Z|11.0|2025-01-03T00:00:00Z");
    }

    @Test
    @DisplayName("the contracts of a chain are rows of the date of its instant in UTC")
    void contracts() throws Exception {
        var chains = new CboeOptionChains(ParseLimits.DEFAULT);
        stage("raw_options", events(chains, "cboe", "spx.json", ChainSamples.json(3)));

        assertThat(staged(
                        "option_chain",
                        "SELECT count(*), count(DISTINCT osi), min(date) = CAST(min(epoch_ms(as_of) // 86400000)"
                                + " AS INTEGER) + DATE '1970-01-01', bool_and(strike > 0) FROM staging"))
                .containsExactly("3|3|true|true");
    }

    @Test
    @DisplayName("a batch that comes again changes nothing; events that come again with others are in both files")
    void repeats() throws Exception {
        List<Event> events = events(RATES, "ecb", "eurofxref-hist.csv", "Date,USD,JPY\n2024-01-04,1.5,150\n");
        stage("raw_fx", events.subList(0, 1));
        stage("raw_fx", events.subList(0, 1));
        assertThat(files()).hasSize(1);

        stage("raw_fx", events);

        assertThat(files()).hasSize(2);
        assertThat(staged("fx", "SELECT count(*), count(DISTINCT event_id) FROM staging"))
                .containsExactly("3|2");
    }

    @Test
    @DisplayName("a store that does not take files is retried, and no part of a file has a name")
    void unavailable() throws Exception {
        Files.createDirectories(root.resolve("fx"));
        Files.createFile(root.resolve("fx/source=ecb"));

        assertThatThrownBy(
                        () -> stage("raw_fx", events(RATES, "ecb", "eurofxref-hist.csv", "Date,USD\n2024-01-04,1.5\n")))
                .matches(Failures::isTransient);
        assertThat(files()).containsExactly("fx/source=ecb");
    }

    private static List<Event> events(Format format, String source, String filename, String file) {
        return StagingSamples.events(format, source, filename, file.getBytes(StandardCharsets.UTF_8));
    }

    private void stage(String table, List<Event> events) {
        StagingSamples.stage(root, table, events);
    }

    private List<String> staged(String kind, String sql) throws SQLException {
        return ParquetRows.query(root.resolve(kind), sql);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
