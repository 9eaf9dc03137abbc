package io.dealerflow.ingest;

import static io.dealerflow.ingest.ChainUploads.accepted;
import static io.dealerflow.ingest.ChainUploads.uploadAsOf;
import static io.dealerflow.ingest.ChainUploads.uploadChain;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesRegex;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an upload is answered, and what is kept of it. Every test has its own observation, distinguished by its spot. */
@QuarkusTest
class UploadIT extends IngestSystem {
    @Inject
    IngestConfig config;

    @Test
    void saysWhoItIs() {
        given().get("/").then().statusCode(200).body("service", equalTo("ingest-service"));
    }

    @Test
    @DisplayName("an unknown parameter of an upload is refused and named")
    void unknownParameter() {
        given().body("x")
                .post("/api/v1/option-chains?sorce=cboe")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo("sorce"));
    }

    @Test
    void refusedFileIsAnsweredAndQuarantined() throws IOException {
        byte[] cut = new String(ChainSamples.withSpot("4104.5"), UTF_8)
                .stripTrailing()
                .transform(text -> text.substring(0, text.length() - 40))
                .getBytes(UTF_8);

        uploadChain("cboe", "cut.csv", cut)
                .statusCode(422)
                .body("status", equalTo("refused"))
                .body("reason", equalTo("TRUNCATED"))
                .body("line", equalTo(14))
                .body("field", equalTo("Puts Last Sale"))
                .body("sha256", hasLength(64));

        Path quarantined = file("quarantine", EventIds.sha256(cut) + ".csv");
        assertThat(quarantined).hasBinaryContent(cut);
        assertThat(quarantined.resolveSibling(quarantined.getFileName() + ".report.json"))
                .exists();
    }

    @Test
    void emptyBodyIsRefused() {
        given().contentType("application/octet-stream")
                .post("/api/v1/option-chains?filename=empty")
                .then()
                .statusCode(422)
                .body("reason", equalTo("EMPTY"));
    }

    @Test
    void tooLargeAnUploadIsAProblem() {
        uploadChain("cboe", "large.csv", new byte[TestLanding.MAX_UPLOAD + 1])
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/upload-too-large"));
    }

    @Test
    void strangeSourceIsAProblem() {
        for (String source : List.of("../etc", "quarantine", "A")) {
            given().contentType("application/octet-stream")
                    .queryParam("source", source)
                    .body(new byte[1])
                    .post("/api/v1/option-chains")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-parameter"));
        }
    }

    @Test
    @DisplayName("a file whose date line is ambiguous is taken at the instant that its sender gives")
    void instantGivenByHandReplacesTheDateLine() throws Exception {
        byte[] ambiguous = new String(ChainSamples.withSpot("4112.5"), UTF_8)
                .replace("8:30 PM EST", "8:30 PM IST")
                .getBytes(UTF_8);
        uploadChain("ambiguous.csv", ambiguous)
                .statusCode(422)
                .body("reason", equalTo("INVALID_HEADER"), "message", containsString("as_of"));

        IngestReceipt.Accepted receipt = accepted(uploadAsOf("2022-12-12T20:30:00+05:30", ambiguous));

        assertThat(receipt.asOf()).isEqualTo(Instant.parse("2022-12-12T15:00:00Z"));
        assertThat(ChainUploads.published(receipt.eventId())).hasSize(1);
        uploadAsOf("yesterday", ambiguous).statusCode(400).body("detail", containsString("as_of"));
        uploadAsOf("+200000-01-01T00:00:00Z", ambiguous).statusCode(400).body("detail", containsString("before 2100"));
    }

    @Test
    void metricsCountFilesAndEventsByOutcome() throws Exception {
        accepted(uploadChain("measured", "one.csv", ChainSamples.withSpot("4111.5")));
        uploadChain("measured", "bad.csv", "no chain".getBytes(UTF_8)).statusCode(422);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(matchesRegex(
                        "(?s).*dealerflow_ingest_files_total\\{[^}]*outcome=\"accepted\"[^}]*measured[^}]*} 1.*"))
                .body(matchesRegex(
                        "(?s).*dealerflow_ingest_files_total\\{[^}]*outcome=\"refused\"[^}]*measured[^}]*} 1.*"))
                .body(matchesRegex(
                        "(?s).*dealerflow_ingest_events_published_total\\{[^}]*measured[^}]*option-chain[^}]*} 1.*"))
                .body(matchesRegex("(?s).*dealerflow_ingest_publish_latency_seconds_count\\{[^}]*measured[^}]*} 1.*"))
                .body(matchesRegex("(?s).*\ndealerflow_ingest_uploads_waiting.* 0.*"));
    }

    private Path file(String folder, String name) throws IOException {
        try (var paths = Files.walk(Path.of(config.landingDir()).resolve(folder))) {
            return paths.filter(path -> path.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
