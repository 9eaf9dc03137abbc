package io.dealerflow.ingest;

import static io.dealerflow.ingest.ChainUploads.accepted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events of landed files over HTTP. The instants are those of no other test. */
@QuarkusTest
class LandedEventIT extends IngestSystem {
    @Test
    @DisplayName("the events of a span of time, in its order and as they were published, and the end")
    void events() throws Exception {
        IngestReceipt.Accepted later =
                accepted(ChainUploads.uploadAsOf("2020-03-04T16:00:00Z", ChainSamples.withSpot("4304.5")));
        IngestReceipt.Accepted earlier =
                accepted(ChainUploads.uploadAsOf("2020-03-04T15:00:00Z", ChainSamples.withSpot("4303.5")));
        accepted(ChainUploads.uploadAsOf("2020-03-05T15:00:00Z", ChainSamples.withSpot("4305.5")));

        List<String> lines = given().get(
                        "/api/v1/landed-events?from=2020-03-04T00:00:00Z&to=2020-03-05T00:00:00Z&kinds=option_chain")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        JsonNode first = Wire.json().readTree(lines.getFirst());
        assertThat(first.path("topic").asText()).isEqualTo("dealerflow.raw.option-chains");
        OptionChain chain = Wire.json().treeToValue(first.path("event"), OptionChain.class);
        assertThat(chain.eventId()).isEqualTo(earlier.eventId());
        assertThat(Wire.writeCbor(chain))
                .isEqualTo(ChainUploads.published(earlier.eventId()).getFirst().value());
        assertThat(lines.get(1)).contains(later.eventId());
        JsonNode end = Wire.json().readTree(lines.getLast()).path("end");
        assertThat(end.path("status").asText()).isEqualTo("done");
        assertThat(end.path("published").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsNamed() {
        given().get("/api/v1/landed-events?from=2020-03-04T00:00:00Z")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("to"));
        given().get("/api/v1/landed-events?from=2020-03-04T00:00:00Z&to=2020-03-05T00:00:00Z&speed=1x")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("speed"));
    }
}
