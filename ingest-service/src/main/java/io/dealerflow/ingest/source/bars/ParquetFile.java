package io.dealerflow.ingest.source.bars;

import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.parquet.DuckDb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table in Parquet, read by DuckDB as text: a blank for a missing value, times with their offset where the column has a zone. DuckDB needs a
 * file: a copy lies in the temporary folder until this is closed. It is given no more than the file and bounded memory, and loads no
 * extension.
 */
final class ParquetFile implements AutoCloseable {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int MAX_COLUMNS = 1_000;
    private static final int MEGABYTES = 256;

    private final Path copy;
    private final Connection connection;
    private final List<String> columns;

    /** Takes a row. */
    @FunctionalInterface
    interface Row {
        /**
         * @param fields by column
         * @param number of the row, from 1
         */
        void accept(IntFunction<String> fields, int number) throws IOException;
    }

    private ParquetFile(Path copy, Connection connection, List<String> columns) {
        this.copy = copy;
        this.connection = connection;
        this.columns = columns;
    }

    /** By its first bytes. */
    static boolean isParquet(byte[] head) {
        return head.length >= MAGIC.length
                && head[0] == MAGIC[0]
                && head[1] == MAGIC[1]
                && head[2] == MAGIC[2]
                && head[3] == MAGIC[3];
    }

    /** @throws RefusalException when it is damaged, or exceeds the limits */
    static ParquetFile open(InputStream bytes, ParseLimits limits) throws IOException {
        Path copy = Files.createTempFile("dealerflow-", ".parquet");
        Connection connection = null;
        try {
            copy(bytes, copy, limits);
            connection = DuckDb.open(MEGABYTES);
            List<String> columns = strings(connection, "DESCRIBE SELECT * FROM read_parquet(?)", copy);
            requireWithin(columns.size(), MAX_COLUMNS, "columns");
            long rows = Long.parseLong(strings(connection, "SELECT num_rows FROM parquet_file_metadata(?)", copy)
                    .getFirst());
            requireWithin(rows, limits.maxRecords(), "rows");
            return new ParquetFile(copy, connection, columns);
        } catch (SQLException e) {
            discard(connection, copy);
            throw refusal(e);
        } catch (IOException | RuntimeException e) {
            discard(connection, copy);
            throw e;
        }
    }

    private static void discard(@Nullable Connection connection, Path copy) throws IOException {
        close(connection);
        Files.deleteIfExists(copy);
    }

    private static void requireWithin(long count, long max, String what) throws RefusalException {
        if (count > max) {
            throw new RefusalException(
                    RefusalReason.TOO_MANY_RECORDS,
                    new SourceLocation(null, what, Long.toString(count)),
                    "The file has more than " + max + " " + what + ".");
        }
    }

    private static void copy(InputStream bytes, Path copy, ParseLimits limits) throws IOException {
        try (OutputStream out = Files.newOutputStream(copy)) {
            long size = bytes.transferTo(out);
            requireWithin(size, limits.maxBytes(), "bytes");
        }
    }

    private static List<String> strings(Connection connection, String query, Path file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, file.toString());
            List<String> strings = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
            }
            return strings;
        }
    }

    /** Names of the columns. */
    List<String> columns() {
        return columns;
    }

    /**
     * Reads all rows.
     *
     * @return how many there are
     * @throws RefusalException when the file is damaged
     */
    int forEach(Row row) throws IOException {
        String texts = columns.stream()
                .map(column -> "CAST(\"" + column.replace("\"", "\"\"") + "\" AS VARCHAR)")
                .collect(Collectors.joining(", "));
        int number = 0;
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + texts + " FROM read_parquet(?)")) {
            statement.setString(1, copy.toString());
            String[] fields = new String[columns.size()];
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int i = 0; i < fields.length; i++) {
                        fields[i] = Objects.requireNonNullElse(rows.getString(i + 1), "")
                                .strip();
                    }
                    row.accept(i -> fields[i], ++number);
                }
            }
            return number;
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private static RefusalException refusal(SQLException e) {
        RefusalException refusal = new RefusalException(
                RefusalReason.UNDECODABLE,
                new SourceLocation(null, null, null),
                "The file is not well-formed Parquet, or larger than the limits once it is unpacked.");
        refusal.initCause(e);
        return refusal;
    }

    @Override
    public void close() throws IOException {
        discard(connection, copy);
    }

    private static void close(@Nullable Connection connection) throws IOException {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB does not close", e);
        }
    }
}
