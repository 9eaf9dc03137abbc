package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.source.captures.Pictures;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Screen captures over HTTP and WebSocket, the broker and the table. Every test has streams and pictures of its own. */
@QuarkusTest
class CaptureIT extends IngestSystem {
    @Inject
    IngestConfig config;

    @Test
    @DisplayName("an uploaded picture is published with its place in landing, and its facts are stored")
    void upload() throws Exception {
        byte[] image = Pictures.png(40, 30, 11);

        upload("cap-upload", "screen.png", image)
                .statusCode(200)
                .body("kind", equalTo("captures"))
                .body("records_accepted", equalTo(1))
                .body("keys", contains("cap-upload"));
        awaitReadable(image, "cap-upload", "captures", 1);

        Capture capture = published(Topics.RAW_CAPTURES, "cap-upload").getFirst();
        assertThat(capture.image()).isEqualTo(image);
        assertThat(Files.readAllBytes(Path.of(config.landingDir()).resolve(capture.landingKey())))
                .isEqualTo(image);
        assertThat(query(
                        "SELECT concat_ws(' ', format, width, height, bytes, sha256, landing_key) FROM ingest.raw_captures"
                                + " WHERE source = 'cap-upload'"))
                .containsExactly(
                        "PNG 40 30 " + image.length + " " + EventIds.sha256(image) + " " + capture.landingKey());
    }

    @Test
    @DisplayName("a picture is answered by its key in landing; no other file is")
    void pictures() throws Exception {
        byte[] image = Pictures.jpeg(30, 20);
        upload("cap-picture", "screen.jpg", image).statusCode(200);
        awaitReadable(image, "cap-picture", "captures", 1);
        String key = published(Topics.RAW_CAPTURES, "cap-picture").getFirst().landingKey();
        var answer = given().get("/api/v1/captures/" + key);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("image/jpeg");
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(answer.asByteArray()).isEqualTo(image);
        String other = "cap-picture/2026-01-01/" + "0".repeat(64) + ".csv";
        Path file = Path.of(config.landingDir()).resolve(other);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes("no,picture"));
        given().get("/api/v1/captures/" + other)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-picture"));
        Files.delete(file);
        assertThat(given().urlEncodingEnabled(false)
                        .get("/api/v1/captures/%2e%2e/2026-01-01/" + "0".repeat(64) + ".png")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("pages of other origins may not connect, and may not read pictures")
    void origins() {
        assertThatThrownBy(() -> new CaptureClient("cap-origin", null, "https://elsewhere.example.com"))
                .hasMessage("status 403");
        assertThat(given().header("Origin", "https://elsewhere.example.com")
                        .get("/api/v1/captures/a/2026-01-01/b.png")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("pictures sent in a row are answered in their order, and a repeat has the same event id")
    void socket() throws Exception {
        byte[] first = Pictures.png(20, 10, 12);
        byte[] second = Pictures.jpeg(20, 10);
        try (var client = new CaptureClient("cap-socket", null)) {
            client.at("2026-03-04T15:30:00Z").image(first);
            client.at("2026-03-04T16:30:00.5+01:00").image(second);
            client.at("2026-03-04T15:30:00Z").image(first);

            CaptureAnswer answer = client.answer();
            assertThat(answer.status()).isEqualTo(CaptureAnswer.ACCEPTED);
            assertThat(answer.capturedAt()).isEqualTo("2026-03-04T15:30:00Z");
            assertThat(answer.sha256()).isEqualTo(EventIds.sha256(first));
            assertThat(client.answer().sha256()).isEqualTo(EventIds.sha256(second));
            assertThat(client.answer()).isEqualTo(answer);
            assertThat(query("SELECT count(*) FROM ingest.observations WHERE event_id = '" + answer.eventId() + "'"))
                    .containsExactly("1");
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(query(
                                "SELECT format || ' ' || as_of FROM ingest.raw_captures WHERE source = 'cap-socket'"
                                        + " ORDER BY as_of"))
                        .hasSize(2)
                        .first()
                        .asString()
                        .startsWith("PNG 2026-03-04"));
        assertThat(published(Topics.RAW_CAPTURES, "cap-socket")).hasSize(2);
    }

    @Test
    @DisplayName("frames out of order and what is no picture are refused by name, and the connection goes on")
    void refusals() throws Exception {
        byte[] image = Pictures.png(20, 10, 13);
        try (var client = new CaptureClient("cap-refused", null)) {
            assertThat(client.image(image).answer().reason()).isEqualTo("CAPTURED_AT_EXPECTED");
            assertThat(client.text("yesterday").answer().reason()).isEqualTo("INVALID_CAPTURED_AT");
            assertThat(client.text("{\"captured_at\": \"2026-02-30T00:00:00Z\"}")
                            .answer()
                            .reason())
                    .isEqualTo("INVALID_CAPTURED_AT");
            assertThat(client.text("{\"captured_at\": \"2200-01-01T00:00:00Z\"}")
                            .answer()
                            .reason())
                    .isEqualTo("INVALID_CAPTURED_AT");
            CaptureAnswer skipped =
                    client.at("2026-03-04T15:30:00Z").at("2026-03-04T15:30:01Z").answer();
            assertThat(skipped.reason()).isEqualTo("IMAGE_EXPECTED");
            assertThat(skipped.capturedAt()).isEqualTo("2026-03-04T15:30:00Z");
            CaptureAnswer noPicture = client.image(bytes("no picture")).answer();
            assertThat(noPicture.reason()).isEqualTo("UNKNOWN_FORMAT");
            assertThat(noPicture.capturedAt()).isEqualTo("2026-03-04T15:30:01Z");
            CaptureAnswer wide = client.at("2026-03-04T15:30:02Z")
                    .image(Pictures.withSize(image, 100_000, 10))
                    .answer();
            assertThat(Arrays.asList(wide.status(), wide.reason(), wide.field(), wide.value()))
                    .containsExactly("refused", "TOO_LARGE", "width", "100000");
            assertThat(client.at("2026-03-04T15:30:03Z")
                            .image(new byte[Capture.MAX_BYTES + 1])
                            .answer()
                            .reason())
                    .isEqualTo("TOO_LARGE");
            assertThat(client.at("2026-03-04T15:30:04Z").image(image).answer().status())
                    .isEqualTo("accepted");
        }
    }

    @Test
    @DisplayName("a frame that never ends is refused by name and ends its connection; the service goes on")
    void neverEnding() throws Exception {
        byte[] part = new byte[1 << 16];
        try (var client = new CaptureClient("cap-endless", null)) {
            client.at("2026-03-04T15:30:00Z");
            assertThatThrownBy(() -> IntStream.range(0, 1_000).forEach(i -> client.part(part, false)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(client.answer().reason()).isEqualTo("TOO_LARGE");
            assertThat(client.closeCode()).isEqualTo(1009);
        }
        try (var client = new CaptureClient("cap-endless", null)) {
            byte[] image = Pictures.png(20, 10, 14);
            assertThat(client.at("2026-03-04T15:30:00Z").image(image).answer().status())
                    .isEqualTo("accepted");
        }
    }

    @Test
    @DisplayName("more pictures than may wait are refused by name; each has its answer")
    void tooFast() throws Exception {
        byte[] image = Pictures.png(400, 300, 15);
        int sent = 40;
        try (var client = new CaptureClient("cap-fast", null)) {
            for (int i = 0; i < sent; i++) {
                client.at("2026-03-04T15:30:00.%03dZ".formatted(i)).image(image);
            }
            int accepted = 0;
            for (int i = 0; i < sent; i++) {
                CaptureAnswer answer = client.answer();
                accepted += answer.status().equals("accepted") ? 1 : 0;
                assertThat(answer.reason()).isIn(null, "TOO_MANY_FRAMES");
            }
            assertThat(accepted).isPositive();
        }
    }

    @Test
    void aStreamIsNamedAsASourceIs() throws Exception {
        try (var client = new CaptureClient("No-Stream", null)) {
            assertThat(client.text()).contains("/problems/invalid-parameter", "stream");
            assertThat(client.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    @DisplayName("a connection needs the scope write, and is in the audit log")
    void access() throws Exception {
        assertThatThrownBy(() -> new CaptureClient("cap-access", ApiKeys.create("read")))
                .hasMessage("status 403");
        assertThatThrownBy(() -> new CaptureClient("cap-access", "df_" + "x".repeat(40)))
                .hasMessage("status 401");
        try (var client = new CaptureClient("cap-access", ApiKeys.create("write"))) {
            assertThat(client.at("2026-03-04T15:30:00Z")
                            .image(Pictures.png(20, 10, 16))
                            .answer()
                            .status())
                    .isEqualTo("accepted");
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(query("SELECT name FROM access.audit_log WHERE method = 'WEBSOCKET'"
                                + " AND target = '/api/v1/captures/cap-access' AND status = 101"))
                        .containsExactly("write key"));
    }

    @Test
    @DisplayName("a picture of a kind that is not read is refused over HTTP as well, before anything is decoded")
    void hostileUploads() {
        byte[] image = Pictures.png(20, 10, 17);

        upload("cap-bad", "wide.png", Pictures.withSize(image, 100_000, 100_000))
                .statusCode(422)
                .body("reason", equalTo("TOO_LARGE"))
                .body("field", equalTo("width"))
                .body("value", equalTo("100000"));
        upload("cap-bad", "cut.png", Arrays.copyOf(image, image.length - 1))
                .statusCode(422)
                .body("reason", equalTo("TRUNCATED"));
        given().queryParam("kind", "captures")
                .body(bytes("GIF89a"))
                .post("/api/v1/files")
                .then()
                .statusCode(422)
                .body("reason", equalTo("UNKNOWN_FORMAT"));
    }
}
