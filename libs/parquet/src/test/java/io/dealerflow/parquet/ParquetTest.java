package io.dealerflow.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
    private static final List<ParquetColumn<List<@Nullable Object>>> COLUMNS = List.of(
            column(0, "event_id", "text"),
            column(1, "time", "timestamptz"),
            column(2, "day", "date"),
            column(3, "price", "float8"),
            column(4, "volume", "bigint"),
            column(5, "count", "integer"),
            column(6, "is \"call\"", "boolean"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("every type, nulls and odd names are read as they were written, compressed with zstd")
    void types() throws Exception {
        List<Path> files;
        try (var writer = new ParquetWriter<>(COLUMNS)) {
            files = writer.write(
                    List.of(
                            List.of(row("before")),
                            List.of(
                                    row(
                                            "a'\"",
                                            Instant.parse("1950-01-02T15:00:00.123456Z"),
                                            LocalDate.of(2099, 12, 31),
                                            0.1,
                                            Long.MAX_VALUE,
                                            -1,
                                            true),
                                    row((@Nullable Object) null))),
                    empty("it's new"));
        }
        Path file = files.getLast();

        assertThat(files).hasSize(2);
        assertThat(rows("SELECT * REPLACE (epoch_us(time) AS time) FROM " + rowsOf(file)))
                .containsExactly(
                        "a'\"|-631011599876544|2099-12-31|0.1|9223372036854775807|-1|true",
                        "null|null|null|null|null|null|null");
        assertThat(rows("SELECT DISTINCT compression FROM parquet_metadata(" + DuckDb.text(file) + ")"))
                .containsExactly("ZSTD");
        assertThat(rows("DESCRIBE SELECT * FROM " + rowsOf(file)))
                .extracting(row -> row.substring(0, row.indexOf("|YES")))
                .containsExactly(
                        "event_id|VARCHAR",
                        "time|TIMESTAMP WITH TIME ZONE",
                        "day|DATE",
                        "price|DOUBLE",
                        "volume|BIGINT",
                        "count|INTEGER",
                        "is \"call\"|BOOLEAN");
    }

    @Test
    @DisplayName("each of very many files has its rows in their order, also where the writer is used again")
    void manyFiles() throws Exception {
        List<List<List<@Nullable Object>>> rows = new ArrayList<>();
        for (int file = 0; file < 45; file++) {
            rows.add(List.of(row("first of " + file), row("second of " + file)));
        }
        List<Path> files;
        try (var writer = new ParquetWriter<>(COLUMNS.subList(0, 1))) {
            writer.write(rows.subList(7, 9), empty("earlier"));
            files = writer.write(rows, empty("many"));
        }

        assertThat(files).hasSize(45).doesNotHaveDuplicates();
        for (int file = 0; file < 45; file++) {
            assertThat(rows("SELECT * FROM " + rowsOf(files.get(file))))
                    .containsExactly("first of " + file, "second of " + file);
        }
    }

    @Test
    @DisplayName("merged files have each key once, sorted, and the columns of all of them")
    void merge() throws Exception {
        Path merged = folder.resolve("merged.parquet");
        Path old = file("old", COLUMNS.subList(0, 3), row("b", second(2), null), row("a", second(3), null));
        Path recent =
                file("recent", COLUMNS.subList(0, 4), row("a", second(1), null, 1.5), row("c", second(0), null, 2.5));

        new ParquetMerge(List.of("event_id"), List.of("time")).merge(List.of(old, recent), merged, folder);

        assertThat(rows("SELECT event_id, epoch_ms(time), price FROM " + rowsOf(merged)))
                .containsExactly("c|0|2.5", "a|1000|1.5", "b|2000|null");
    }

    private Path empty(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @SafeVarargs
    private Path file(String name, List<ParquetColumn<List<@Nullable Object>>> columns, List<@Nullable Object>... rows)
            throws Exception {
        try (var writer = new ParquetWriter<>(columns)) {
            return writer.write(List.of(List.of(rows)), empty(name)).getFirst();
        }
    }

    private static Instant second(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static ParquetColumn<List<@Nullable Object>> column(int index, String name, String type) {
        Function<List<@Nullable Object>, @Nullable Object> value = row -> index < row.size() ? row.get(index) : null;
        return new ParquetColumn<>(name, type, value);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** What is in the file itself, without the names of folders. */
    private static String rowsOf(Path file) {
        return "read_parquet(" + DuckDb.text(file) + ", hive_partitioning = false)";
    }

    private static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DuckDb.open(64);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    fields.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", fields));
            }
        }
        return rows;
    }
}
