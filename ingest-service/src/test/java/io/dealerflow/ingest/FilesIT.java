package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files of any kind over HTTP. */
@QuarkusTest
class FilesIT extends IngestSystem {
    /** Of no other test: contracts of one time that do not change are stored once. */
    private static final String AS_OF = "as_of=2022-12-15T20:00:00Z";

    @Test
    @DisplayName("an option chain is answered as by the path for option chains, under the source of its format")
    void optionChain() throws Exception {
        byte[] csv = ChainSamples.withSpot("4120.5");

        IngestReceipt receipt = receipt(post("/api/v1/files?kind=option_chain&" + AS_OF, csv));

        assertThat(receipt(post("/api/v1/files?" + AS_OF, csv))).isEqualTo(receipt);
        assertThat(receipt(post("/api/v1/option-chains?" + AS_OF, csv))).isEqualTo(receipt);
        given().get("/api/v1/files/" + EventIds.sha256(csv))
                .then()
                .statusCode(200)
                .body("source", equalTo("cboe"))
                .body("kind", equalTo("option_chain"))
                .body("events", equalTo(1))
                .body("readable", equalTo(1));
    }

    @Test
    void aKindThatIsNotReadIsNamed() {
        post("/api/v1/files?kind=gossip", ChainSamples.withSpot("4121.5"))
                .statusCode(400)
                .body("parameter", equalTo("kind"))
                .body("detail", containsString("option_chain"));
    }

    @Test
    void progressOfAFileThatWasNeverAccepted() {
        given().get("/api/v1/files/" + "0".repeat(64))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-file"));
        given().get("/api/v1/files/x").then().statusCode(400).body("parameter", equalTo("sha256"));
    }

    private static IngestReceipt receipt(ValidatableResponse response) throws Exception {
        return Wire.json().readValue(response.statusCode(200).extract().asString(), IngestReceipt.class);
    }

    private static ValidatableResponse post(String path, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .body(bytes)
                .post(path)
                .then();
    }
}
