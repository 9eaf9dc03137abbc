package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Access to uploads, and their audit. */
@QuarkusTest
class UploadAccessIT extends IngestSystem {
    private static Response upload(String secret, String filename) {
        return given().header("Authorization", "Bearer " + secret)
                .queryParam("filename", filename)
                .body("no chain")
                .post("/api/v1/option-chains");
    }

    /** Stores a key as gex-api would. */
    private static String key(String scopes) throws SQLException {
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

    @Test
    void anUploadNeedsTheScopeWrite() throws Exception {
        Response refused = upload(key("read"), "read.csv");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("application/problem+json");

        assertThat(upload(key("write"), "write.csv").statusCode()).isEqualTo(422);
        assertThat(upload(key("admin"), "admin.csv").statusCode()).isEqualTo(422);
        assertThat(upload("df_" + "x".repeat(40), "unknown.csv").statusCode()).isEqualTo(401);
    }

    @Test
    void everyAttemptIsInTheAuditLog() throws Exception {
        String name = "audited-" + UUID.randomUUID() + ".csv";

        upload(key("read"), name);
        upload(key("write"), name);

        await().atMost(SOON).until(() -> audited(name, "read key", 403) == 1 && audited(name, "write key", 422) == 1);
    }

    private static long audited(String filename, String keyName, int status) throws SQLException {
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement("""
                        SELECT count(*) FROM access.audit_log
                        WHERE service = 'ingest-service' AND method = 'POST' AND target LIKE ? AND name = ? AND status = ?
                        """)) {
            query.setString(1, "/api/v1/option-chains?%" + filename + "%");
            query.setString(2, keyName);
            query.setInt(3, status);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
