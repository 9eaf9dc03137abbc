package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.simulator.DelayedQuoteWriter;
import io.dealerflow.ingest.simulator.SimulatedChain;
import io.dealerflow.ingest.simulator.SpotPath;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.dealerflow.ingest.store.Claim;
import io.dealerflow.ingest.store.ManifestStore;
import io.dealerflow.kit.database.Db;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service on a real broker and database. Every test has its own observation, distinguished by its spot. */
@QuarkusTest
@WithTestResource(value = TestLanding.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "ingest")
        })
class IngestIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Landing landing;

    @Inject
    Manifest manifest;

    @Inject
    IngestConfig config;

    @Inject
    Db db;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void saysWhoItIs() {
        given().get("/").then().statusCode(200).body("service", equalTo("ingest-service"));
    }

    @Test
    void sentTwiceItChangesNothing() throws Exception {
        byte[] csv = csv("4101.5");

        IngestReceipt.Accepted first = accepted(upload("one.csv", csv));
        IngestReceipt.Accepted again = accepted(upload("renamed.json", csv));
        IngestReceipt.Accepted packed = accepted(upload("packed.csv.gz", ChainSamples.gzip(csv)));

        assertThat(again).isEqualTo(first);
        assertThat(packed.eventId()).isEqualTo(first.eventId());
        assertThat(first.sha256()).isEqualTo(EventIds.sha256(csv));
        assertThat(first.contractsReceived()).isEqualTo(20);
        assertThat(landedBytes(first.sha256())).isEqualTo(csv);
        assertThat(count("SELECT count(*) FROM ingest.observations WHERE event_id = '%s'", first.eventId()))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM ingest.landed_files WHERE '%s' = ANY (event_ids)", first.eventId()))
                .isEqualTo(2);
        awaitRawOptions("event_id", first.eventId(), 20);
        assertThat(published(first.eventId())).hasSize(1);
    }

    @Test
    void recordOnTheTopicIsTheObservation() throws Exception {
        IngestReceipt.Accepted receipt = accepted(upload("one.csv", csv("4102.5")));

        ConsumerRecord<String, byte[]> record = published(receipt.eventId()).getFirst();
        OptionChain chain = Wire.cbor().readValue(record.value(), OptionChain.class);
        assertThat(record.key()).isEqualTo("SPX");
        assertThat(KafkaProbe.header(record, "content-type")).isEqualTo("application/cbor");
        assertThat(KafkaProbe.header(record, "ce_time")).isEqualTo("2022-12-13T01:30:00Z");
        assertThat(KafkaProbe.header(record, "traceparent")).hasSize(55);
        assertThat(chain.spot()).isEqualTo(4102.5);
        assertThat(chain.source()).isEqualTo("cboe");
        assertThat(chain.contracts().size()).isEqualTo(20);
    }

    @Test
    void correctionReplacesTheContractsItNames() throws Exception {
        byte[] csv = csv("4103.5");
        byte[] corrected = new String(csv, StandardCharsets.UTF_8)
                .replaceFirst(",0.001,100,", ",0.001,101,")
                .getBytes(StandardCharsets.UTF_8);

        String first = accepted(upload("corrections", "one.csv", csv)).eventId();
        String second = accepted(upload("corrections", "two.csv", corrected)).eventId();

        assertThat(second).isNotEqualTo(first);
        awaitRawOptions("event_id", second, 1);
        awaitRawOptions("source", "corrections", 20);
        assertThat(count("SELECT sum(open_interest) FROM ingest.raw_options WHERE source = '%s'", "corrections"))
                .isEqualTo(10 * 100 + 10 * 200 + 1);
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
        byte[] cut = new String(csv("4104.5"), StandardCharsets.UTF_8)
                .stripTrailing()
                .transform(text -> text.substring(0, text.length() - 40))
                .getBytes(StandardCharsets.UTF_8);

        upload("cboe", "cut.csv", cut)
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
        upload("cboe", "large.csv", new byte[TestLanding.MAX_UPLOAD + 1])
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
    void pendingObservationOfACrashedProcessIsPublished() throws Exception {
        byte[] csv = csv("4105.5");
        LandedFile file = landed(csv);
        Manifest.Part entry = entry(file, csv);
        Event chain = entry.observations().getFirst().event();

        crashed("crashed").record(entry);

        assertThat(published(chain.eventId())).isNotEmpty();
        await().atMost(SOON)
                .until(() -> count(
                                "SELECT count(*) FROM ingest.observations WHERE status = 'PUBLISHED' AND event_id = '%s'",
                                chain.eventId())
                        == 1);
    }

    @Test
    void simulatedChainGoesTheWayOfARealOne() throws Exception {
        var chain = SimulatedChain.of(7, new SpotPath(7).step(), Instant.parse("2026-03-04T16:00:00Z"));

        IngestReceipt.Accepted receipt = accepted(upload("simulator", "simulated", DelayedQuoteWriter.write(chain)));

        assertThat(receipt.symbol()).isEqualTo("SIMX");
        assertThat(manifest.observations("simulator")).isPositive();
        assertThat(published(receipt.eventId())).hasSize(1);
    }

    @Test
    void recordedChainArrivesWhole() throws Exception {
        Path recorded = RecordedData.file("options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz");
        byte[] bytes = Files.readAllBytes(recorded);

        IngestReceipt.Accepted receipt = accepted(upload("rut.json.gz", bytes));

        assertThat(receipt.symbol()).isEqualTo("RUT");
        assertThat(receipt.asOf()).isEqualTo("2023-09-21T03:17:42Z");
        assertThat(receipt.accepted()).isEqualTo(6680);
        awaitRawOptions("event_id", receipt.eventId(), 6680);
        assertThat(landedBytes(receipt.sha256())).isEqualTo(bytes);
        OptionChain chain =
                Wire.cbor().readValue(published(receipt.eventId()).getFirst().value(), OptionChain.class);
        try (var plain = new GZIPInputStream(Files.newInputStream(recorded))) {
            assertThat(chain.contracts().openInterest()).hasSize(6680);
            assertThat(parse(plain.readAllBytes()).observation().eventId("cboe"))
                    .isEqualTo(receipt.eventId());
        }
    }

    @Test
    @DisplayName("an older observation that is sent again names the one that superseded it")
    void supersededObservationSaysSo() throws Exception {
        byte[] csv = csv("4110.5");
        byte[] corrected = new String(csv, StandardCharsets.UTF_8)
                .replaceFirst(",0.001,100,", ",0.001,101,")
                .getBytes(StandardCharsets.UTF_8);
        accepted(upload("superseded", "one.csv", csv));
        String second = accepted(upload("superseded", "two.csv", corrected)).eventId();

        upload("superseded", "one.csv", csv).statusCode(200).body("superseded_by", equalTo(second));
        upload("superseded", "two.csv", corrected).statusCode(200).body("superseded_by", nullValue());
    }

    @Test
    @DisplayName("a file whose date line is ambiguous is taken at the instant that its sender gives")
    void instantGivenByHandReplacesTheDateLine() throws Exception {
        byte[] ambiguous = new String(csv("4112.5"), StandardCharsets.UTF_8)
                .replace("8:30 PM EST", "8:30 PM IST")
                .getBytes(StandardCharsets.UTF_8);
        upload("ambiguous.csv", ambiguous)
                .statusCode(422)
                .body("reason", equalTo("INVALID_HEADER"), "message", containsString("as_of"));

        IngestReceipt.Accepted receipt = accepted(uploadAsOf("2022-12-12T20:30:00+05:30", ambiguous));

        assertThat(receipt.asOf()).isEqualTo(Instant.parse("2022-12-12T15:00:00Z"));
        assertThat(published(receipt.eventId())).hasSize(1);
        uploadAsOf("yesterday", ambiguous).statusCode(400).body("detail", containsString("as_of"));
        uploadAsOf("+200000-01-01T00:00:00Z", ambiguous).statusCode(400).body("detail", containsString("before 2100"));
    }

    @Test
    void metricsCountFilesAndEventsByOutcome() throws Exception {
        accepted(upload("measured", "one.csv", csv("4111.5")));
        upload("measured", "bad.csv", "no chain".getBytes(StandardCharsets.UTF_8))
                .statusCode(422);

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

    /** The manifest of an otherwise idle instance. */
    private Manifest crashed(String instance) {
        return new ManifestStore(db, new Claim(instance, Duration.ofSeconds(3)), Clock.systemUTC(), Optional.empty());
    }

    private static Manifest.Part entry(LandedFile file, byte[] csv) throws IOException {
        var format = new CboeOptionChains(ParseLimits.DEFAULT);
        var arrival = new Arrival(file, "crashed.csv");
        var read = (Reading.Read) format.read(arrival, new ByteArrayInputStream(csv));
        return new Manifest.Entry(arrival, format.name(), read).whole();
    }

    private LandedFile landed(byte[] bytes) throws IOException {
        try (var incoming = landing.receive(new Upload("cboe", "crashed.csv", null), new ByteArrayInputStream(bytes))) {
            LandedFile file = landing.keep(incoming).file();
            landing.recorded(file); // or the service would resume it
            return file;
        }
    }

    private static void awaitRawOptions(String column, String value, long rows) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                count("SELECT count(*) FROM ingest.raw_options WHERE " + column + " = '%s'", value))
                        .isEqualTo(rows));
    }

    private static ParseOutcome.Parsed parse(byte[] bytes) throws IOException {
        return (ParseOutcome.Parsed) new ChainParser(ParseLimits.DEFAULT).parse(new ByteArrayInputStream(bytes));
    }

    private static byte[] csv(String spot) {
        return new String(ChainSamples.bytes(ChainSamples.csv(10)), StandardCharsets.UTF_8)
                .replace("4000.5", spot)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static IngestReceipt.Accepted accepted(ValidatableResponse response) throws IOException {
        String body = response.statusCode(200).extract().asString();
        return Wire.json().readValue(body, IngestReceipt.Accepted.class);
    }

    private static ValidatableResponse upload(String filename, byte[] bytes) {
        return upload("cboe", filename, bytes);
    }

    private static ValidatableResponse upload(String source, String filename, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("filename", filename)
                .queryParam("source", source)
                .body(bytes)
                .post("/api/v1/option-chains")
                .then();
    }

    private static ValidatableResponse uploadAsOf(String asOf, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("as_of", asOf)
                .body(bytes)
                .post("/api/v1/option-chains")
                .then();
    }

    private static List<ConsumerRecord<String, byte[]>> published(String eventId) {
        try (var probe = new KafkaProbe()) {
            return probe
                    .await(
                            Topics.RAW_OPTION_CHAINS.name(),
                            SOON,
                            read -> read.stream().anyMatch(r -> isEvent(r, eventId)))
                    .stream()
                    .filter(record -> isEvent(record, eventId))
                    .toList();
        }
    }

    private static boolean isEvent(ConsumerRecord<String, byte[]> record, String eventId) {
        return eventId.equals(KafkaProbe.header(record, "ce_id"));
    }

    private byte[] landedBytes(String sha256) throws IOException {
        try (var paths = Files.walk(config.landingDir())) {
            return Files.readAllBytes(
                    paths.filter(path -> path.getFileName().toString().startsWith(sha256))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private Path file(String folder, String name) throws IOException {
        try (var paths = Files.walk(config.landingDir().resolve(folder))) {
            return paths.filter(path -> path.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long count(String query, String value) throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query.formatted(value))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
