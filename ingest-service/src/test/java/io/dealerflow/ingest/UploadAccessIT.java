package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.testkit.TestServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

    @Test
    void anUploadNeedsTheScopeWrite() throws Exception {
        Response refused = upload(ApiKeys.create("read"), "read.csv");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("application/problem+json");

        assertThat(upload(ApiKeys.create("write"), "write.csv").statusCode()).isEqualTo(422);
        assertThat(upload(ApiKeys.create("admin"), "admin.csv").statusCode()).isEqualTo(422);
        assertThat(upload("df_" + "x".repeat(40), "unknown.csv").statusCode()).isEqualTo(401);
    }

    @Test
    void everyAttemptIsInTheAuditLog() throws Exception {
        String name = "audited-" + UUID.randomUUID() + ".csv";

        upload(ApiKeys.create("read"), name);
        upload(ApiKeys.create("write"), name);

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
