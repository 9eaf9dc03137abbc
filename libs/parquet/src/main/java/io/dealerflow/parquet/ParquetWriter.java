package io.dealerflow.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes files of the same columns.
 *
 * @param <R> what a row is made of
 */
public final class ParquetWriter<R> implements AutoCloseable {
    /** Enough for the rows of some files before they are compressed. */
    private static final int MEGABYTES = 256;

    /** Files of one statement. One each takes three times as long; with hundreds their buffers do not fit into the memory. */
    private static final int AT_ONCE = 20;

    private static final String TABLE = "rows";
    private static final String NUMBER = "file_number";

    private final List<ParquetColumn<R>> columns;
    private final Connection connection;

    public ParquetWriter(List<ParquetColumn<R>> columns) throws SQLException {
        this.columns = columns;
        this.connection = DuckDb.open(MEGABYTES);
        try {
            DuckDb.execute(
                    connection,
                    columns.stream()
                            .map(column -> DuckDb.name(column.name()) + " " + column.type())
                            .collect(Collectors.joining(
                                    ", ", "CREATE TABLE " + TABLE + " (" + DuckDb.name(NUMBER) + " integer, ", ")")));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Writes a file of each list of rows.
     *
     * @param files  rows of each, at least one
     * @param folder an empty one
     * @return the files in their order, somewhere below the folder
     */
    public List<Path> write(List<List<R>> files, Path folder) throws SQLException {
        List<Path> written = new ArrayList<>();
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            Path below = folder.resolve(Integer.toString(from));
            List<List<R>> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
            write(some, below.toString());
            for (int number = 0; number < some.size(); number++) {
                written.add(below.resolve(NUMBER + "=" + number).resolve("data_0.parquet"));
            }
        }
        return written;
    }

    private void write(List<List<R>> files, String folder) throws SQLException {
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(TABLE)) {
            for (int number = 0; number < files.size(); number++) {
                for (R row : files.get(number)) {
                    appender.beginRow();
                    appender.append(number);
                    for (ParquetColumn<R> column : columns) {
                        append(appender, column.value().apply(row));
                    }
                    appender.endRow();
                }
            }
        }
        DuckDb.execute(
                connection,
                "COPY " + TABLE + " TO " + DuckDb.text(folder) + " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ("
                        + DuckDb.name(NUMBER) + "))");
        DuckDb.execute(connection, "TRUNCATE " + TABLE);
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Double number -> appender.append(number);
            case Long number -> appender.append(number);
            case Integer number -> appender.append(number);
            case Boolean flag -> appender.append(flag);
            case LocalDate date -> appender.append(date);
            case List<?> list -> appender.append(list);
            case Instant instant -> appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            default -> throw new IllegalArgumentException("a column cannot have a " + value.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
