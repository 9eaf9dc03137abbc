package io.dealerflow.ingest;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.testkit.TestServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** API keys, stored as gex-api stores them. */
final class ApiKeys {
    private ApiKeys() {}

    /** The secret of a new key, which is called {@code <scopes> key}. */
    static String create(String scopes) throws SQLException {
        UUID id = UUID.randomUUID();
        String secret = "df_" + id.toString().repeat(2);
        try (var connection = TestServers.connect();
                var insert = connection.prepareStatement("""
                        INSERT INTO access.api_keys (id, name, prefix, hash, scopes, plan, created_at, created_by)
                        VALUES (?, ?, 'df_', ?, ?, 'standard', now(), 'test')
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, scopes + " key");
            insert.setString(3, EventIds.sha256(secret.getBytes(StandardCharsets.US_ASCII)));
            insert.setString(4, scopes);
            insert.executeUpdate();
        }
        return secret;
    }
}
