package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.ParquetRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.parquet.ParquetColumn;
import io.dealerflow.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingCompactionTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 4);
    private static final String ROWS = "SELECT date, pair, close FROM staging ORDER BY ALL";

    @TempDir
    private Path root;

    @TempDir
    private Path scratch;

    @Test
    @DisplayName("the files of a date become one with each row once, sorted, when the date is over")
    void oneFile() throws Exception {
        stage(rates("Date,USD\n2024-01-04,1.5\n"));
        stage(rates("Date,USD,JPY\n2024-01-04,1.5,150\n"));
        stage(rates("Date,CHF\n2024-01-04,0.9\n2024-01-05,0.8\n"));

        assertThat(compact(DAY).replaced()).isZero();
        assertThat(compact(DAY.plusDays(1)).replaced()).isEqualTo(3);

        assertThat(files()).hasSize(2);
        assertThat(staged(ROWS))
                .containsExactly(
                        "2024-01-04|EURCHF|0.9",
                        "2024-01-04|EURJPY|150.0",
                        "2024-01-04|EURUSD|1.5",
                        "2024-01-05|EURCHF|0.8");
        assertThat(compact(DAY.plusDays(1)).replaced()).isZero();
    }

    @Test
    @DisplayName("a date that is not over is compacted when it has very many files")
    void manyFiles() throws Exception {
        stage(rates("Date,USD\n2024-01-04,1.5\n"));
        Path file = files().getFirst();
        for (int i = 1; i < 100; i++) {
            Files.copy(file, file.resolveSibling(i + ".parquet"));
        }

        assertThat(compact(DAY).replaced()).isEqualTo(100);

        assertThat(files()).hasSize(1);
        assertThat(staged("SELECT count(*) FROM staging")).containsExactly("1");
    }

    @Test
    @DisplayName(
            "after a crash before the old files are deleted, and with a batch that came again, the next run has each row once")
    void crash() throws Exception {
        List<Event> first = rates("Date,USD\n2024-01-04,1.5\n");
        List<Event> second = rates("Date,JPY\n2024-01-04,150\n");
        stage(first);
        stage(second);
        compact(DAY.plusDays(1));
        stage(first);
        stage(second);

        assertThat(compact(DAY.plusDays(1)).replaced()).isEqualTo(3);

        assertThat(files()).hasSize(1);
        assertThat(staged(ROWS)).containsExactly("2024-01-04|EURJPY|150.0", "2024-01-04|EURUSD|1.5");
    }

    @Test
    @DisplayName("rows of files from before a column was added lack it")
    void addedColumn() throws Exception {
        try (var writer = new ParquetWriter<String>(List.of(
                new ParquetColumn<>("event_id", "text", id -> id),
                new ParquetColumn<>("as_of", "timestamptz", id -> Instant.EPOCH),
                new ParquetColumn<>("ingest_ts", "timestamptz", id -> Instant.EPOCH)))) {
            Path old = writer.write(List.of(List.of("e1")), scratch).getFirst();
            Files.copy(
                    old,
                    Files.createDirectories(root.resolve("fx/source=ecb/date=2024-01-04"))
                            .resolve("old.parquet"));
        }
        stage(rates("Date,USD\n2024-01-04,1.5\n"));

        compact(DAY.plusDays(1));

        assertThat(files()).hasSize(1);
        assertThat(staged("SELECT event_id = 'e1', pair FROM staging ORDER BY as_of"))
                .containsExactly("true|null", "false|EURUSD");
    }

    @Test
    @DisplayName("a file that cannot be read stays, as do those beside it; other dates are compacted")
    void damaged() throws Exception {
        stage(rates("Date,USD\n2024-01-04,1.5\n2024-01-05,1.5\n"));
        stage(rates("Date,JPY\n2024-01-05,150\n"));
        Files.writeString(root.resolve("fx/source=ecb/date=2024-01-04/damaged.parquet"), "PAR1 and no more");

        assertThat(compact(DAY.plusDays(2))).isEqualTo(new StagingCompaction.Compacted(2, 2));

        assertThat(files()).hasSize(3);
    }

    private static List<Event> rates(String file) {
        return StagingSamples.events(
                new EcbFormat(ParseLimits.DEFAULT), "ecb", "eurofxref-hist.csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private void stage(List<Event> events) {
        StagingSamples.stage(root, "raw_fx", events);
    }

    private StagingCompaction.Compacted compact(LocalDate today) throws IOException {
        var store = new FolderStore(root);
        return new StagingCompaction(store, new Staging(store, Clock.systemUTC())).run(today);
    }

    private List<String> staged(String sql) throws SQLException {
        return ParquetRows.query(root.resolve("fx"), sql);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
