package io.dealerflow.gexapi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.gexapi.it.ProxiedServers;
import io.dealerflow.kit.database.Database;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plans that PostgreSQL chooses for the frequent queries over tables of 50 000 rows, in a transaction that is rolled back. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class QueryPlansIT {
    private static final String FILL = """
            SET LOCAL session_replication_role = replica;
            INSERT INTO feature.gex_snapshots (event_id, symbol, as_of, body)
            SELECT 'plan-' || i, 'PLAN' || i % 100, timestamptz '2026-01-01T00:00:00Z' + i * interval '1 minute',
                jsonb_build_object('spot', i, 'net_gex', i, 'call_gex', i, 'put_gex', i, 'gamma_regime', 'POSITIVE')
            FROM generate_series(1, 50000) i;
            INSERT INTO feature.historical_gex_data (symbol, date, as_of, seq, event_id, spot, net_gex, call_gex, put_gex, gamma_regime)
            SELECT 'PLAN' || i % 100, date '2020-01-01' + i / 100, timestamptz '2020-01-01T20:00:00Z' + i / 100 * interval '1 day', i,
                'plan-' || i, i, i, i, i, 'POSITIVE'
            FROM generate_series(1, 50000) i;
            INSERT INTO gex.alerts (seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, body, acknowledged_at, acknowledged_by)
            SELECT 1000000000000 + i, 'plan-' || i, 'plan-' || i, 'PLAN' || i % 100, 'pin_risk_warning', 'low', now(), now(), '{}',
                CASE WHEN i % 50 > 0 THEN now() END, CASE WHEN i % 50 > 0 THEN 'me' END
            FROM generate_series(1, 50000) i;
            INSERT INTO gex.stream_events (seq, event_id, type, symbols, replayed, body)
            SELECT 1000000000000 + i, 'plan-' || i, CASE i % 5 WHEN 0 THEN 'levels' ELSE 'snapshot' END, ARRAY['PLAN' || i % 99], false,
                '{}'
            FROM generate_series(1, 50000) i;
            INSERT INTO gex.webhooks (id, name, target, format, symbols, types, state, cursor_seq, created_at, created_by)
            SELECT gen_random_uuid(), 'plan', 'https://example.org', 'json', '{}', '{}', 'active', 0, now(), 'me' FROM generate_series(1, 10);
            INSERT INTO gex.webhook_deliveries (webhook_id, seq, event_id, event_type, status)
            SELECT w.id, 1000000000000 + i, 'plan-' || i, 'snapshot', CASE WHEN i % 100 > 0 THEN 'delivered' ELSE 'pending' END
            FROM generate_series(1, 5000) i, gex.webhooks w WHERE w.name = 'plan';
            INSERT INTO gex.signals (event_id, asset, model, as_of, body)
            SELECT 'plan-' || i, 'PLAN' || i % 100, 'model-' || i / 100 % 5, timestamptz '2026-01-01T00:00:00Z' + i * interval '1 minute', '{}'
            FROM generate_series(1, 50000) i;
            ANALYZE gex.signals, feature.gex_snapshots, feature.historical_gex_data, gex.alerts, gex.stream_events, gex.webhooks, gex.webhook_deliveries;
            """;

    private static final String PAGE = ", '1900-01-01', '9999-12-31', '2026-01-20', 'plan-1', 100";
    private static final String ALERTS = "SELECT * FROM gex.alerts WHERE ";
    private static final String OPEN = "superseded = false AND acknowledged_at IS NULL AND phase <> 'resolved'";

    @Inject
    Database database;

    private record Query(String sql, String arguments, String index) {}

    /** Alerts are read by entities: these are the conditions that {@link PostgresAlerts#find} joins. */
    private static Stream<Query> queries() {
        String snapshots = "gex_snapshots_latest";
        return Stream.of(
                new Query(PostgresArchive.find("feature.gex_snapshots", "seq"), "'PLAN7', NULL", snapshots),
                new Query(PostgresArchive.find("feature.gex_snapshots", "seq"), "'PLAN7', '2026-01-15'", snapshots),
                new Query(PostgresArchive.newestOfAll("feature.gex_snapshots", "seq"), "", snapshots),
                new Query(PostgresHistory.BETWEEN, "'PLAN7', '2026-01-10', '2026-01-12', 500", snapshots),
                new Query(PostgresExposures.EACH, "'PLAN7', '2026-01-10', '2026-01-17'", snapshots),
                new Query(PostgresExposures.LAST_OF_HOUR, "'PLAN7', '2026-01-10', '2026-01-30'", snapshots),
                new Query(
                        PostgresExposures.LAST_OF_DAY,
                        "'PLAN7', '2020-03-01', '2020-12-01'",
                        "historical_gex_data_pkey"),
                new Query(ALERTS + OPEN + " ORDER BY seq DESC LIMIT 100", "", "alerts_open"),
                new Query(ALERTS + "symbol = 'PLAN7' AND " + OPEN + " ORDER BY seq DESC LIMIT 100", "", "alerts_"),
                new Query(ALERTS + "alert_id = 'plan-70'", "", "alerts_by_alert_id"),
                new Query(ALERTS + "seq > 1000000000500 ORDER BY seq LIMIT 100", "", "alerts_pkey"),
                new Query(PostgresEventLog.AFTER, "1000000000500, 500", "stream_events_pkey"),
                new Query(
                        PostgresEventLog.FIND,
                        "1000000000500, 1000000009000, '{}', '{}', '{low}', 500",
                        "stream_events_pkey"),
                new Query(PostgresEventLog.KNOWN, "'{plan-7}', '{snapshot plan-7}'", "stream_events_event_id_type_key"),
                new Query(PostgresEventLog.LEVELS, "'{PLAN7,PLAN8}'", "stream_events_levels"),
                new Query(PostgresSignals.FIND, "NULL, NULL" + PAGE, "signals_newest"),
                new Query(PostgresSignals.FIND, "'PLAN7', NULL" + PAGE, "signals_of_asset"),
                new Query(PostgresSignals.FIND, "NULL, 'model-3'" + PAGE, "signals_of_model"),
                new Query(PostgresSignals.LATEST, "", "signals_of_both"),
                new Query(PostgresWebhooks.CLAIM, "'{}', 16, 60", "webhook_deliveries_due"));
    }

    @BeforeEach
    void migrated() {
        await().atMost(Duration.ofSeconds(30)).until(database::isMet);
    }

    @Test
    @DisplayName("every frequent query reads by an index, and no large table from end to end")
    void plans() throws SQLException {
        try (Connection connection = TestServers.connect()) {
            connection.setAutoCommit(false);
            execute(connection, FILL);
            for (Query query : queries().toList()) {
                assertThat(plan(connection, query))
                        .as(query.sql())
                        .contains(query.index())
                        .doesNotContain("Seq Scan on gex_snapshots")
                        .doesNotContain("Seq Scan on historical_gex_data")
                        .doesNotContain("Seq Scan on signals")
                        .doesNotContain("Seq Scan on alerts")
                        .doesNotContain("Seq Scan on stream_events")
                        .doesNotContain("Seq Scan on webhook_deliveries");
            }
            connection.rollback();
        }
    }

    private static String plan(Connection connection, Query query) throws SQLException {
        execute(connection, "DEALLOCATE ALL; PREPARE query AS " + query.sql());
        String call = query.arguments().isEmpty() ? "query" : "query (" + query.arguments() + ")";
        var plan = new StringJoiner("\n");
        try (var statement = connection.createStatement();
                var lines = statement.executeQuery("EXPLAIN EXECUTE " + call)) {
            while (lines.next()) {
                plan.add(lines.getString(1));
            }
        }
        return plan.toString();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
