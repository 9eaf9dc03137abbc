package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rules of users through the whole product. */
@ExtendWith(SharedProduct.class)
class RulesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Product product;

    RulesIT(Product product) {
        this.product = product;
    }

    @Test
    @DisplayName("a rule that was created over HTTP raises an alert on the next chain; once deleted, on none")
    void created() throws Exception {
        JsonNode rule = send("POST", "/api/v1/rules", """
                {"name": "any exposure", "field": "snapshot.gross_gex", "comparison": "above", "level": 0,
                 "symbols": ["RULEA", "RULEB"], "severity": "low", "cooldown": "PT0S"}
                """);
        String path = "/api/v1/rules/" + rule.path("rule_id").asText();

        ingest("RULEA");
        await().atMost(PATIENCE).until(() -> !product.get(path + "/alerts").isEmpty());
        JsonNode alert = product.get(path + "/alerts").path(0);
        assertThat(alert.path("alert_type").asText()).isEqualTo("user_rule");
        assertThat(alert.path("symbol").asText()).isEqualTo("RULEA");
        assertThat(alert.path("severity").asText()).isEqualTo("low");

        send("DELETE", path, "");
        ingest("RULEB");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> product.get("/api/v1/scores/RULEB").has("index"));
        // The alerts of one snapshot are one transaction, and this chain raises a built-in one, too.
        await().atMost(PATIENCE)
                .until(() -> !product.get("/api/v1/alerts?acknowledged=true&symbol=RULEB")
                        .isEmpty());
        assertThat(product.get("/api/v1/alerts?acknowledged=true&alert_type=user_rule&symbol=RULEB"))
                .isEmpty();
    }

    private void ingest(String symbol) throws Exception {
        byte[] chain =
                QuoteFile.of(symbol, ZonedDateTime.now(ZoneOffset.UTC), 6).bytes();
        product.ingest(Files.write(folder.resolve(symbol + ".csv"), chain));
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(product.url() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return Wire.json().readTree(response.body());
        }
    }
}
