package io.dealerflow.load;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Ranges of the history of ten symbols with 100 000 rows each, a minute apart. */
final class History implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int ROWS = 1_000_000;
    private static final double RATE = 20;
    private static final Duration DURATION = Duration.ofSeconds(20);
    private static final String ADD = """
            INSERT INTO feature.gex_snapshots (event_id, symbol, as_of, body)
            SELECT 'load-' || i, 'LOAD' || i %% 10, timestamptz '2026-01-01T00:00:00Z' + (i / 10) * interval '1 minute',
                   jsonb_build_object('symbol', 'LOAD' || i %% 10, 'spot', 5000 + i %% 100, 'net_gex', 1e9 - i, 'call_gex', 2e9,
                     'put_gex', -1e9 - i, 'gross_gex', 3e9, 'gamma_regime', 'POSITIVE', 'call_wall', 5100, 'put_wall', 4900,
                     'gamma_flip', jsonb_build_object('value', 4950 + i %% 100))
            FROM generate_series(0, %d) AS i ON CONFLICT DO NOTHING""".formatted(ROWS - 1);

    private final Vertx vertx;
    private final LocalSystem system;

    History(Vertx vertx, LocalSystem system) {
        this.vertx = vertx;
        this.system = system;
    }

    @Override
    public void run() throws SQLException {
        try (Connection connection = DriverManager.getConnection(system.jdbcUrl());
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(ADD);
                // As after a while: nothing is left to be done for rows that have just been written.
                statement.execute("VACUUM ANALYZE feature.gex_snapshots");
                statement.execute("CHECKPOINT");
                measure();
            } finally {
                delete(statement);
            }
        }
    }

    /** Also from the daily rollup, which a trigger fills and which keeps its rows. */
    private static void delete(Statement statement) throws SQLException {
        for (String table : List.of("gex_snapshots", "historical_gex_data")) {
            statement.execute("DELETE FROM feature." + table + " WHERE event_id LIKE 'load-%'");
        }
    }

    private void measure() {
        var call = HttpLoad.Call.get(
                system.url() + "/api/v1/gex/LOAD3/history?from=2026-02-01T00:00:00Z&to=2026-02-28T00:00:00Z&limit=500");
        try (var load = new HttpLoad(vertx, 16)) {
            load.closed(call, DURATION);
            Measurement measured = load.open(call, RATE, DURATION);
            Report.figure("500 rows of history of 1 000 000, p50", measured.millis(OK, 50), "ms", "");
            Report.figure("500 rows of history of 1 000 000, p99", measured.millis(OK, 99), "ms", "<= 25");
            Report.line("answers by status: " + measured.counts());
        }
    }
}
