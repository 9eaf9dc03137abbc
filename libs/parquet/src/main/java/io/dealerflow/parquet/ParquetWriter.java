package io.dealerflow.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes files of the same columns, one after the other.
 *
 * @param <R> what a row is made of
 */
public final class ParquetWriter<R> implements AutoCloseable {
    /** Enough for the rows of a file before they are compressed. */
    private static final int MEGABYTES = 256;

    private static final String TABLE = "file";

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
                            .collect(Collectors.joining(", ", "CREATE TABLE " + TABLE + " (", ")")));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Writes the rows to a new file, or over an old one. */
    public void write(Iterable<R> rows, Path file) throws SQLException {
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(TABLE)) {
            for (R row : rows) {
                appender.beginRow();
                for (ParquetColumn<R> column : columns) {
                    append(appender, column.value().apply(row));
                }
                appender.endRow();
            }
        }
        DuckDb.execute(
                connection, "COPY " + TABLE + " TO " + DuckDb.text(file) + " (FORMAT parquet, COMPRESSION zstd)");
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
            case Instant instant -> appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            default -> throw new IllegalArgumentException("a column cannot have a " + value.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
