package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.testkit.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationIT {
    private static final String SCHEMA = "ingest_migration";
    private static final List<String> BEFORE_PARTITIONS = List.of(
            "V1__landing_and_raw_options.sql",
            "V2__events_of_any_kind.sql",
            "V3__option_data.sql",
            "V4__manifest_age.sql",
            "V5__kinds_of_files.sql",
            "V6__positioning.sql",
            "V7__fx_and_macro.sql",
            "V8__futures.sql",
            "V9__bars.sql",
            "V10__trades.sql",
            "V11__news.sql",
            "V12__captures.sql");

    private static final List<String> BEFORE_UNPUBLISHED =
            List.of("V13__pulls.sql", "V14__partitions.sql", "V15__quality_reports.sql", "V16__drop_partitions.sql");

    @Test
    void folderOfThePreviousVersionKeepsItsManifest() throws SQLException, IOException {
        try (Connection connection = TestServers.connect()) {
            execute(connection, "CREATE SCHEMA " + SCHEMA, "SET search_path TO " + SCHEMA);
            execute(connection, migration("V1__landing_and_raw_options.sql", SCHEMA));
            execute(connection, """
                INSERT INTO observations (event_id, source, symbol, as_of, spot, contracts_received, contracts_accepted,
                  dropped, version, ingest_ts, landing_key, status)
                VALUES ('e1', 'cboe', 'SPX', now(), 4000.5, 20, 19, '{"NEGATIVE": 1}', 1, now(), 'k1', 'PENDING')\
                """, """
                INSERT INTO landed_files (landing_key, source, sha256, bytes, received_at, filename, event_id)
                VALUES ('k1', 'cboe', 'ab', 10, now(), 'spx.csv', 'e1')\
                """);

            execute(connection, migration("V2__events_of_any_kind.sql", SCHEMA));

            assertThat(text(connection, "SELECT subject || ' ' || type || ' ' || status FROM observations"))
                    .isEqualTo("SPX io.dealerflow.option-chain.v1 PENDING");
            assertThat(text(connection, "SELECT summary ->> 'spot' FROM observations"))
                    .isEqualTo("4000.5");
            assertThat(text(
                            connection,
                            "SELECT filename || ' ' || received || ' ' || (dropped ->> 'NEGATIVE') || ' ' ||"
                                    + " event_ids[1] FROM landed_files"))
                    .isEqualTo("spx.csv 20 1 e1");
        }
    }

    @Test
    @DisplayName("rows that were stored before tables were partitioned are in partitions of their month or year")
    void partitions() throws SQLException, IOException {
        try (Connection connection = TestServers.connect()) {
            execute(connection, "CREATE SCHEMA ingest_partitions", "SET search_path TO ingest_partitions");
            for (String name : BEFORE_PARTITIONS) {
                execute(connection, migration(name, "ingest_partitions"));
            }
            execute(connection, """
                INSERT INTO raw_fx (event_id, source, pair, base, quote, date, as_of, ingest_ts, close) VALUES
                  ('e1', 'ecb', 'EURUSD', 'EUR', 'USD', '1999-01-04', '1999-01-04T13:15Z', now(), 1.18),
                  ('e2', 'ecb', 'EURUSD', 'EUR', 'USD', '2024-12-31', '2024-12-31T23:59:59Z', now(), 1.25)\
                """, """
                INSERT INTO raw_options (source, as_of, event_id, ingest_ts, underlying, osi, root, expiry, is_call, strike, volume,
                  open_interest)
                VALUES ('cboe', '2026-02-28T23:59:59.9Z', 'e3', now(), 'SPX', 'O', 'SPX', '2026-03-20', true, 5000, 1, 2)\
                """);

            execute(connection, migration("V14__partitions.sql", "ingest_partitions"));

            assertThat(text(
                            connection,
                            "SELECT string_agg(tableoid::regclass || ' ' || event_id, ', ' ORDER BY date) FROM raw_fx"))
                    .isEqualTo("raw_fx_1999 e1, raw_fx_2024 e2");
            assertThat(text(connection, "SELECT tableoid::regclass || ' ' || open_interest FROM raw_options"))
                    .isEqualTo("raw_options_2026_02 2");
            assertThat(text(connection, "SELECT symbol || ' ' || option_type FROM option_data"))
                    .isEqualTo("SPX call");
        }
    }

    @Test
    @DisplayName("what was not published before stays so, and sources have the kinds of their files")
    void unpublishedAndKinds() throws SQLException, IOException {
        String schema = "ingest_unpublished";
        try (Connection connection = TestServers.connect()) {
            execute(connection, "CREATE SCHEMA " + schema, "SET search_path TO " + schema);
            for (String name : Stream.concat(BEFORE_PARTITIONS.stream(), BEFORE_UNPUBLISHED.stream())
                    .toList()) {
                execute(connection, migration(name, schema));
            }
            execute(connection, """
                INSERT INTO observations (event_id, type, source, subject, as_of, ingest_ts, version, landing_key, status, claimed_by)
                VALUES ('e1', 't', 's', 'x', now(), now(), 1, 'k1', 'PENDING', 'a'),
                  ('e2', 't', 's', 'x', now(), now(), 1, 'k1', 'PUBLISHED', NULL)\
                """, """
                INSERT INTO landed_files (landing_key, source, sha256, bytes, received_at, filename, format, kind)
                VALUES ('k1', 's', 'ab', 1, now(), 'f', 'f', 'fx')\
                """, """
                INSERT INTO source_totals VALUES ('s', 'bars', 2, 2, now(), now(), '{}')\
                """);

            execute(connection, migration("V17__kinds_and_unpublished.sql", schema));

            assertThat(text(connection, "SELECT string_agg(event_id || claimed_by, ' ') FROM unpublished"))
                    .isEqualTo("e1a");
            assertThat(text(connection, "SELECT kind || ' ' || kinds::text FROM source_status"))
                    .isEqualTo("bars {bars,fx}");
        }
    }

    /** In a schema beside that of the service under test. */
    private static String migration(String name, String schema) throws IOException {
        try (var script = Objects.requireNonNull(MigrationIT.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("ON SCHEMA ingest", "ON SCHEMA " + schema);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
