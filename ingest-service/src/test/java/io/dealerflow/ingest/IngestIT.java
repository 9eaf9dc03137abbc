package io.dealerflow.ingest;

import static io.dealerflow.ingest.ChainUploads.accepted;
import static io.dealerflow.ingest.ChainUploads.uploadChain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.RecordedData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Option chains from the upload to the topic and the table. Every test has its own observation, distinguished by its spot. */
@QuarkusTest
class IngestIT extends IngestSystem {
    @Inject
    Landing landing;

    @Inject
    Manifest manifest;

    @Inject
    IngestConfig config;

    @Inject
    Db db;

    @Test
    void sentTwiceItChangesNothing() throws Exception {
        byte[] csv = ChainSamples.withSpot("4101.5");

        IngestReceipt.Accepted first = accepted(uploadChain("one.csv", csv));
        IngestReceipt.Accepted again = accepted(uploadChain("renamed.json", csv));
        IngestReceipt.Accepted packed = accepted(uploadChain("packed.csv.gz", ChainSamples.gzip(csv)));

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
        assertThat(ChainUploads.published(first.eventId())).hasSize(1);
    }

    @Test
    void recordOnTheTopicIsTheObservation() throws Exception {
        IngestReceipt.Accepted receipt = accepted(uploadChain("one.csv", ChainSamples.withSpot("4102.5")));

        ConsumerRecord<String, byte[]> record =
                ChainUploads.published(receipt.eventId()).getFirst();
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
        byte[] csv = ChainSamples.withSpot("4103.5");
        byte[] corrected = new String(csv, UTF_8)
                .replaceFirst(",0.001,100,", ",0.001,101,")
                .getBytes(UTF_8);

        String first = accepted(uploadChain("corrections", "one.csv", csv)).eventId();
        String second =
                accepted(uploadChain("corrections", "two.csv", corrected)).eventId();

        assertThat(second).isNotEqualTo(first);
        awaitRawOptions("event_id", second, 1);
        awaitRawOptions("source", "corrections", 20);
        assertThat(count("SELECT sum(open_interest) FROM ingest.raw_options WHERE source = '%s'", "corrections"))
                .isEqualTo(10 * 100 + 10 * 200 + 1);
    }

    @Test
    @DisplayName("an older observation that is sent again names the one that superseded it")
    void supersededObservationSaysSo() throws Exception {
        byte[] csv = ChainSamples.withSpot("4110.5");
        byte[] corrected = new String(csv, UTF_8)
                .replaceFirst(",0.001,100,", ",0.001,101,")
                .getBytes(UTF_8);
        accepted(uploadChain("superseded", "one.csv", csv));
        String second =
                accepted(uploadChain("superseded", "two.csv", corrected)).eventId();

        uploadChain("superseded", "one.csv", csv).statusCode(200).body("superseded_by", equalTo(second));
        uploadChain("superseded", "two.csv", corrected).statusCode(200).body("superseded_by", nullValue());
    }

    @Test
    void pendingObservationOfACrashedProcessIsPublished() throws Exception {
        byte[] csv = ChainSamples.withSpot("4105.5");
        LandedFile file = landed(csv);
        Manifest.Part entry = entry(file, csv);
        Event chain = entry.observations().getFirst().event();

        crashed("crashed").record(entry);

        assertThat(ChainUploads.published(chain.eventId())).isNotEmpty();
        await().atMost(SOON)
                .until(() -> count(
                                "SELECT count(*) FROM ingest.observations WHERE event_id = '%s' AND event_id NOT IN (SELECT event_id FROM ingest.unpublished)",
                                chain.eventId())
                        == 1);
    }

    @Test
    void simulatedChainGoesTheWayOfARealOne() throws Exception {
        var chain = SimulatedChain.of(7, new SpotPath(7).step(), Instant.parse("2026-03-04T16:00:00Z"));

        IngestReceipt.Accepted receipt =
                accepted(uploadChain("simulator", "simulated", DelayedQuoteWriter.write(chain)));

        assertThat(receipt.symbol()).isEqualTo("SIMX");
        assertThat(manifest.chains("simulator")).isPositive();
        assertThat(ChainUploads.published(receipt.eventId())).hasSize(1);
    }

    @Test
    void recordedChainArrivesWhole() throws Exception {
        Path recorded = RecordedData.file("options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz");
        byte[] bytes = Files.readAllBytes(recorded);

        IngestReceipt.Accepted receipt = accepted(uploadChain("rut.json.gz", bytes));

        assertThat(receipt.symbol()).isEqualTo("RUT");
        assertThat(receipt.asOf()).isEqualTo("2023-09-21T03:17:42Z");
        assertThat(receipt.accepted()).isEqualTo(6680);
        awaitRawOptions("event_id", receipt.eventId(), 6680);
        assertThat(landedBytes(receipt.sha256())).isEqualTo(bytes);
        OptionChain chain = Wire.cbor()
                .readValue(ChainUploads.published(receipt.eventId()).getFirst().value(), OptionChain.class);
        try (var plain = new GZIPInputStream(Files.newInputStream(recorded))) {
            assertThat(chain.contracts().openInterest()).hasSize(6680);
            assertThat(parse(plain.readAllBytes()).observation().eventId("cboe"))
                    .isEqualTo(receipt.eventId());
        }
    }

    /** The manifest of an otherwise idle instance. */
    private Manifest crashed(String instance) {
        return new ManifestStore(db, new Claim(instance, Duration.ofSeconds(3)), Clock.systemUTC(), Optional.empty());
    }

    private static Manifest.Part entry(LandedFile file, byte[] csv) throws IOException {
        var format = new CboeOptionChains(ParseLimits.DEFAULT);
        var arrival = new Arrival(file, "crashed.csv");
        var read = (Reading.Read) format.read(arrival, new ByteArrayInputStream(csv));
        return new Manifest.Entry(arrival, format.name(), read).part(0, Integer.MAX_VALUE);
    }

    private LandedFile landed(byte[] bytes) throws IOException {
        try (var incoming = landing.receive(new Upload("cboe", "crashed.csv", null), new ByteArrayInputStream(bytes))) {
            LandedFile file = landing.keep(incoming).file();
            landing.recorded(new Arrival(file, "crashed.csv")); // or the service would resume it
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

    private byte[] landedBytes(String sha256) throws IOException {
        try (var paths = Files.walk(Path.of(config.landingDir()))) {
            return Files.readAllBytes(
                    paths.filter(path -> path.getFileName().toString().startsWith(sha256))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static long count(String query, String value) throws SQLException {
        return Long.parseLong(query(query.formatted(value)).getFirst());
    }
}
