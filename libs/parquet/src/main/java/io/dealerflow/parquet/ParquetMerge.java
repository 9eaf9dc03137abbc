package io.dealerflow.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Merges files of one table into one. A column that only some of them have is null in the rows of the others; names of folders are no columns.
 *
 * @param key   columns of which no two rows have the same values: of several, the first stays
 * @param order columns by which the rows are sorted, and which of several rows with one key is first
 */
public record ParquetMerge(List<String> key, List<String> order) {
    private static final int MEGABYTES = 256;

    /**
     * Merges the files into a new one.
     *
     * @param scratch folder for what does not fit into memory meanwhile
     */
    public void merge(Collection<Path> files, Path merged, Path scratch) throws SQLException {
        String sources = files.stream().map(DuckDb::text).collect(Collectors.joining(", ", "[", "]"));
        try (Connection connection = DuckDb.open(MEGABYTES)) {
            DuckDb.execute(connection, "SET temp_directory = " + DuckDb.text(scratch));
            DuckDb.execute(
                    connection, """
                    COPY (SELECT * FROM read_parquet(%s, union_by_name = true, hive_partitioning = false)
                          QUALIFY row_number() OVER (PARTITION BY %s ORDER BY %s) = 1 ORDER BY %s)
                    TO %s (FORMAT parquet, COMPRESSION zstd)""".formatted(sources, names(key), names(order), names(order), DuckDb.text(merged)));
        }
    }

    private static String names(List<String> columns) {
        return columns.stream().map(DuckDb::name).collect(Collectors.joining(", "));
    }
}
