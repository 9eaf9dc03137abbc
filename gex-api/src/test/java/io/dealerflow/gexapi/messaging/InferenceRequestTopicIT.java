package io.dealerflow.gexapi.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.it.ProxiedServers;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class InferenceRequestTopicIT {
    @Inject
    TimedPublisher publisher;

    @Inject
    GexApiConfig config;

    /** The topic while its broker does not answer. */
    @Vetoed
    private static final class Away extends InferenceRequestTopic {
        Away(TimedPublisher publisher, GexApiConfig config) {
            super(publisher, config);
        }

        @Override
        public Uni<Void> publish(InferenceRequest request) {
            return Uni.createFrom().failure(new UnavailableException("Kafka does not answer", new Exception()));
        }
    }

    @Test
    @DisplayName("while Kafka does not take questions they are answered with 503, and are not kept")
    void kafkaIsAway() throws SQLException {
        QuarkusMock.installMockForType(new Away(publisher, config), InferenceRequestTopic.class);
        long before = questions();

        Response response = given().contentType("application/json")
                .body(Map.of(
                        "model", "news-sentiment", "inputs", List.of(Map.of("headline", "Away")), "wait_ms", 30_000))
                .post("/api/v1/predict");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/unavailable");
        assertThat(response.header("Retry-After")).isNotBlank();
        assertThat(questions()).isEqualTo(before);
    }

    private static long questions() throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM gex.predictions")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
