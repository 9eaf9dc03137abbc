package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.testkit.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MigrationIT {
    private static final String SCHEMA = "ingest_migration";

    @Test
    void folderOfThePreviousVersionKeepsItsManifest() throws SQLException, IOException {
        try (Connection connection = TestServers.connect()) {
            execute(connection, "CREATE SCHEMA " + SCHEMA, "SET search_path TO " + SCHEMA);
            execute(connection, migration("V1__landing_and_raw_options.sql"));
            execute(connection, """
                INSERT INTO observations (event_id, source, symbol, as_of, spot, contracts_received, contracts_accepted,
                  dropped, version, ingest_ts, landing_key, status)
                VALUES ('e1', 'cboe', 'SPX', now(), 4000.5, 20, 19, '{"NEGATIVE": 1}', 1, now(), 'k1', 'PENDING')\
                """, """
                INSERT INTO landed_files (landing_key, source, sha256, bytes, received_at, filename, event_id)
                VALUES ('k1', 'cboe', 'ab', 10, now(), 'spx.csv', 'e1')\
                """);

            execute(connection, migration("V2__events_of_any_kind.sql"));

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

    /** In a schema beside that of the service under test. */
    private static String migration(String name) throws IOException {
        try (var script = Objects.requireNonNull(MigrationIT.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("ON SCHEMA ingest", "ON SCHEMA " + SCHEMA);
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
