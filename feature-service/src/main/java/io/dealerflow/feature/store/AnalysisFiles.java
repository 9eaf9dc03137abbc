package io.dealerflow.feature.store;

import io.dealerflow.feature.analysis.BarAnalysis;
import io.dealerflow.parquet.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Analyses of contracts as Parquet files in zstd. The same analysis gives the same bytes. A database takes a quarter of the time of a file to open, and
 * so is kept for the next: as many as files are written at once.
 */
final class AnalysisFiles {
    private static final int MEGABYTES = 256;

    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    void write(BarAnalysis analysis, Path file) throws SQLException {
        Connection kept = idle.poll();
        Connection connection = kept == null ? DuckDb.open(MEGABYTES) : kept;
        try {
            write(connection, analysis, file);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        idle.add(connection);
    }

    private static void write(Connection connection, BarAnalysis analysis, Path file) throws SQLException {
        DuckDb.execute(connection, """
                CREATE TABLE bars (
                    timestamp timestamptz NOT NULL, close float8 NOT NULL, price_change_pct float8, beta float8, beta_ratio float8,
                    vix float8, buy_threshold float8, sell_threshold float8, signal text NOT NULL, trade_quality integer)\
                """);
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("bars")) {
            for (int i = 0; i < analysis.size(); i++) {
                append(rows, analysis, i);
            }
        }
        DuckDb.execute(connection, "COPY bars TO " + DuckDb.text(file) + " (FORMAT parquet, COMPRESSION zstd)");
        DuckDb.execute(connection, "DROP TABLE bars");
    }

    private static void append(DuckDBAppender rows, BarAnalysis analysis, int i) throws SQLException {
        rows.beginRow();
        rows.appendEpochMicros(analysis.micros(i));
        rows.append(analysis.close(i));
        value(rows, analysis.changePct(i));
        value(rows, analysis.beta(i));
        value(rows, analysis.betaRatio(i));
        value(rows, analysis.vix(i));
        value(rows, analysis.threshold(i));
        value(rows, -analysis.threshold(i));
        rows.append(analysis.signal(i).name());
        if (analysis.quality(i) < 0) {
            rows.appendNull();
        } else {
            rows.append(analysis.quality(i));
        }
        rows.endRow();
    }

    private static void value(DuckDBAppender rows, double value) throws SQLException {
        if (Double.isNaN(value)) {
            rows.appendNull();
        } else {
            rows.append(value);
        }
    }
}
