package io.dealerflow.feature.store;

import io.dealerflow.feature.analysis.BarColumns;
import io.dealerflow.feature.analysis.Closes;
import io.dealerflow.feature.analysis.UnreadableBarsException;
import io.dealerflow.parquet.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes in a Parquet file, of which only the columns that are needed are read. */
final class ParquetBars {
    private static final int MEGABYTES = 256;

    private final String file;
    private final String source;
    private final List<String> names;
    private final List<String> types;
    private final BarColumns columns;
    private final Connection connection;

    private ParquetBars(String file, Path path, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.source = "read_parquet(" + DuckDb.text(path) + ", hive_partitioning = false, file_row_number = true)";
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
            while (rows.next()) {
                names.add(rows.getString("column_name"));
                types.add(rows.getString("column_type"));
            }
        }
        this.names = List.copyOf(names);
        this.types = List.copyOf(types);
        this.columns =
                BarColumns.of(file, names.stream().map(BarColumns::normalized).toList());
    }

    /**
     * Reads the bars of a series.
     *
     * @param file   for messages
     * @param symbol of the series in a file with a column of symbols; null in a file of one series
     */
    static Closes read(String file, Path path, @Nullable String symbol) {
        return with(file, path, bars -> bars.closes(symbol));
    }

    /** The symbols of a file, sorted; empty when it is of one series. */
    static List<String> symbols(String file, Path path) {
        return with(file, path, ParquetBars::symbols);
    }

    private static <T> T with(String file, Path path, Work<T> work) {
        try (Connection connection = DuckDb.open(MEGABYTES)) {
            return work.of(new ParquetBars(file, path, connection));
        } catch (SQLException e) {
            throw new UnreadableBarsException(file, "is not a readable Parquet file: " + firstLine(e));
        }
    }

    private interface Work<T> {
        T of(ParquetBars bars) throws SQLException;
    }

    private List<String> symbols() throws SQLException {
        List<String> symbols = new ArrayList<>();
        if (columns.hasSymbol()) {
            String column = DuckDb.name(names.get(columns.symbol()));
            try (var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT DISTINCT " + column + "::text FROM " + source
                            + " WHERE " + column + " IS NOT NULL ORDER BY 1")) {
                while (rows.next()) {
                    symbols.add(rows.getString(1));
                }
            }
        }
        return symbols;
    }

    private Closes closes(@Nullable String symbol) throws SQLException {
        if (symbol == null && symbols().size() > 1) {
            throw new UnreadableBarsException(file, "has several symbols, and is one of several files");
        }
        String time = DuckDb.name(names.get(columns.time()));
        String close = DuckDb.name(names.get(columns.close()));
        String where = symbol == null
                ? ""
                : " WHERE " + DuckDb.name(names.get(columns.symbol())) + "::text = " + DuckDb.text(symbol);
        var closes = new Closes.Builder(file);
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + micros(time) + ", TRY_CAST(" + close
                        + " AS float8), file_row_number + 1 FROM " + source + where)) {
            while (rows.next()) {
                long micros = rows.getLong(1);
                if (rows.wasNull()) {
                    throw fault(rows, columns.time(), BarColumns.EXPECTED_TIME);
                }
                double value = rows.getDouble(2);
                if (rows.wasNull() || !Double.isFinite(value)) {
                    throw fault(rows, columns.close(), "must be a number");
                }
                closes.add(micros, value, rows.getLong(3));
            }
        }
        return closes.build();
    }

    /** Whole numbers are seconds since 1970; text and times without a zone are in UTC. */
    private String micros(String time) {
        String type = types.get(columns.time());
        return type.contains("INT") || type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL")
                ? "round(" + time + " * 1e6)::bigint"
                : "epoch_us(TRY_CAST(" + time + " AS timestamptz))";
    }

    private UnreadableBarsException fault(ResultSet row, int column, String problem) throws SQLException {
        return new UnreadableBarsException(file, row.getLong(3), names.get(column), problem);
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
