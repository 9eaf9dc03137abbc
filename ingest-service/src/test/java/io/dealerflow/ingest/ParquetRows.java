package io.dealerflow.ingest;

import io.dealerflow.parquet.DuckDb;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads staging with DuckDB, and rows of any database as text. */
public final class ParquetRows {
    private ParquetRows() {}

    /** The rows of a query, in which {@code staging} stands for the files below a folder, with source and date of their paths. */
    public static List<String> query(Path folder, String sql) throws SQLException {
        String files = "read_parquet('" + folder + "/*/*/*.parquet', union_by_name = true, hive_partitioning = true)";
        try (var connection = DuckDb.open(256);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.replace("FROM staging", "FROM " + files))) {
            return texts(rows);
        }
    }

    /** Each row as its fields with a bar between them; instants in UTC, whatever the database. */
    public static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            List<String> fields = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                fields.add(text(rows, i));
            }
            texts.add(String.join("|", fields));
        }
        return texts;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        if (rows.getObject(column) == null) {
            return "null";
        }
        boolean isInstant = rows.getMetaData().getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
                || rows.getMetaData().getColumnTypeName(column).equals("timestamptz");
        if (isInstant) {
            return rows.getObject(column, OffsetDateTime.class).toInstant().toString();
        }
        boolean isDate = rows.getMetaData().getColumnType(column) == Types.DATE;
        return isDate
                ? rows.getObject(column, LocalDate.class).toString()
                : rows.getObject(column).toString();
    }
}
