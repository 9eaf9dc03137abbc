package io.dealerflow.feature.store;

import io.dealerflow.feature.analysis.BarAnalysis;
import io.dealerflow.parquet.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The analysis of a contract as a Parquet file in zstd. The same analysis gives the same bytes. */
final class AnalysisFile {
    private static final int MEGABYTES = 256;

    private AnalysisFile() {}

    static void write(BarAnalysis analysis, Path file) throws SQLException {
        try (Connection connection = DuckDb.open(MEGABYTES)) {
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
        }
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
