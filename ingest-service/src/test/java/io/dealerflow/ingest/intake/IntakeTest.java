package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.dealerflow.ingest.store.LandingFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(10));
    private static final byte[] BAD = ChainSamples.bytes(ChainSamples.csv(0));

    @TempDir
    private Path root;

    private final FakeManifest manifest = new FakeManifest();
    private final FakeBroker broker = new FakeBroker();
    private final CountingMeter meter = new CountingMeter();
    private LandingFolder landing;
    private Intake intake;
    private Recovery recovery;

    @BeforeEach
    void start() {
        landing = new LandingFolder(root, 1 << 20, CLOCK);
        var stations = new Intake.Stations(landing, manifest, broker, meter);
        intake = new Intake(stations, new ChainParser(ParseLimits.DEFAULT), CLOCK);
        recovery = new Recovery(intake, landing, manifest);
    }

    @Test
    void acceptedFileIsRecordedThenPublished() throws IOException {
        IngestReceipt.Accepted receipt = accepted(take(CSV));

        assertThat(status(receipt)).isEqualTo("accepted");
        assertThat(receipt.symbol()).isEqualTo("SPX");
        assertThat(receipt.asOf()).isEqualTo("2022-12-13T01:30:00Z");
        assertThat(receipt.spot()).isEqualTo(4000.5);
        assertThat(receipt.contractsReceived()).isEqualTo(20);
        assertThat(receipt.accepted()).isEqualTo(20);
        assertThat(receipt.eventId()).hasSize(32);
        assertThat(broker.published).extracting(OptionChain::eventId).containsExactly(receipt.eventId());
        assertThat(manifest.statuses).containsExactly(Map.entry(receipt.eventId(), Manifest.Status.PUBLISHED));
        assertThat(meter.contracts).isEqualTo(20);
        assertThat(meter.published).isEqualTo(1);
    }

    @Test
    void repeatChangesNothingAndHasTheSameId() throws IOException {
        String first = accepted(take(CSV)).eventId();

        assertThat(accepted(take(CSV)).eventId()).isEqualTo(first);
        assertThat(accepted(take(ChainSamples.gzip(CSV))).eventId()).isEqualTo(first);
        assertThat(broker.published).hasSize(1);
        assertThat(meter.accepted).isEqualTo(1);
    }

    @Test
    void refusedFileIsQuarantinedWithItsReceipt() throws IOException {
        IntakeOutcome.Refused refused = (IntakeOutcome.Refused) take(BAD);

        assertThat(status(refused.receipt())).isEqualTo("refused");
        assertThat(refused.receipt().reason()).isEqualTo("NO_CONTRACTS");
        assertThat(refused.receipt().line()).isEqualTo(4);
        Path report =
                root.resolve("quarantine/cboe/2026-03-04/" + refused.receipt().sha256() + ".csv.report.json");
        assertThat(Files.readString(report)).contains("\"reason\" : \"NO_CONTRACTS\"");
        assertThat(manifest.statuses).isEmpty();
        assertThat(broker.published).isEmpty();
        assertThat(meter.refused).isEqualTo(1);
    }

    @Test
    void fileWaitsInLandingWhileTheDatabaseIsAway() throws IOException {
        manifest.away = true;
        IntakeOutcome.Waiting waiting = (IntakeOutcome.Waiting) take(CSV);

        assertThat(waiting.server()).isEqualTo(AwayException.Server.DATABASE);
        assertThat(root.resolve(waiting.file().key())).hasBinaryContent(CSV);
        assertThat(recovery.pass()).isZero();

        manifest.away = false;
        assertThat(recovery.pass()).isEqualTo(1);
        assertThat(broker.published).hasSize(1);
        assertThat(recovery.pass()).isZero();
    }

    @Test
    void recordedObservationIsPublishedWhenTheBrokerIsBack() throws IOException {
        broker.away = true;
        IntakeOutcome.Waiting waiting = (IntakeOutcome.Waiting) take(CSV);

        assertThat(waiting.server()).isEqualTo(AwayException.Server.BROKER);
        assertThat(manifest.statuses.values()).containsExactly(Manifest.Status.PENDING);

        broker.away = false;
        assertThat(recovery.pass()).isEqualTo(1);
        assertThat(manifest.statuses.values()).containsExactly(Manifest.Status.PUBLISHED);
        assertThat(broker.published).hasSize(1);
    }

    @Test
    void crashAfterPublishingPublishesAgainUnderTheSameId() throws IOException {
        manifest.awayForMarks = true;
        take(CSV);
        manifest.awayForMarks = false;

        start();
        recovery.pass();

        assertThat(broker.published).hasSize(2);
        assertThat(broker.published.get(1)).usingRecursiveComparison().isEqualTo(broker.published.get(0));
        assertThat(manifest.statuses.values()).containsExactly(Manifest.Status.PUBLISHED);
    }

    @Test
    void fileThatWasLandedBeforeACrashIsTakenUpAtTheStart() throws IOException {
        landing.land("cboe", new ByteArrayInputStream(CSV));
        landing.land("cboe", new ByteArrayInputStream(BAD));

        assertThat(recovery.pass()).isEqualTo(2);

        assertThat(broker.published).hasSize(1);
        assertThat(meter.refused).isEqualTo(1);
        assertThat(recovery.pass()).isZero();
    }

    @Test
    void recordWhoseFileIsGoneDoesNotHoldUpOthers() throws IOException {
        broker.away = true;
        IntakeOutcome.Waiting lost = (IntakeOutcome.Waiting) take(CSV);
        take(ChainSamples.bytes(ChainSamples.csv(11)));
        Files.delete(root.resolve(lost.file().key()));
        broker.away = false;

        recovery.pass();

        assertThat(broker.published).hasSize(1);
    }

    private IntakeOutcome take(byte[] bytes) throws IOException {
        return intake.take("cboe", "file.csv", new ByteArrayInputStream(bytes));
    }

    private static IngestReceipt.Accepted accepted(IntakeOutcome outcome) {
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        return ((IntakeOutcome.Accepted) outcome).receipt();
    }

    private static String status(IngestReceipt receipt) {
        return Wire.json().valueToTree(receipt).path("status").asText();
    }

    private static final class FakeBroker implements Announcer {
        final List<OptionChain> published = new ArrayList<>();
        boolean away;

        @Override
        public void publish(OptionChain chain) throws AwayException {
            if (away) {
                throw new AwayException(AwayException.Server.BROKER, new IOException("away"));
            }
            published.add(chain);
        }
    }

    private static final class FakeManifest implements Manifest {
        final Map<String, Status> statuses = new LinkedHashMap<>();
        final Map<String, LandedFile> files = new LinkedHashMap<>();
        final Map<String, LandedFile> first = new LinkedHashMap<>();
        boolean away;
        boolean awayForMarks;

        @Override
        public Status record(Entry entry) throws AwayException {
            check(away);
            files.put(entry.file().key(), entry.file());
            first.putIfAbsent(entry.chain().eventId(), entry.file());
            statuses.putIfAbsent(entry.chain().eventId(), Status.PENDING);
            return statuses.get(entry.chain().eventId());
        }

        @Override
        public void markPublished(String eventId) throws AwayException {
            check(away || awayForMarks);
            statuses.put(eventId, Status.PUBLISHED);
        }

        @Override
        public List<LandedFile> pending() throws AwayException {
            check(away);
            return statuses.entrySet().stream()
                    .filter(entry -> entry.getValue() == Status.PENDING)
                    .map(entry -> first.get(entry.getKey()))
                    .toList();
        }

        @Override
        public List<LandedFile> unrecorded(List<LandedFile> candidates) throws AwayException {
            check(away);
            return candidates.stream()
                    .filter(file -> !files.containsKey(file.key()))
                    .toList();
        }

        @Override
        public long observations(String source) {
            return statuses.size();
        }

        private static void check(boolean away) throws AwayException {
            if (away) {
                throw new AwayException(AwayException.Server.DATABASE, new IOException("away"));
            }
        }
    }

    private static final class CountingMeter implements IntakeMeter {
        int accepted;
        int refused;
        int contracts;
        int published;

        @Override
        public void landed(LandedFile file, boolean repeat) {}

        @Override
        public void accepted(String source, ParseOutcome.Parsed parsed) {
            accepted++;
            contracts += parsed.observation().contracts().size();
        }

        @Override
        public void refused(String source, ParseOutcome.Refused refused) {
            this.refused++;
        }

        @Override
        public void published(String source, Duration latency) {
            published++;
        }
    }
}
