package io.dealerflow.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(10));
    private static final byte[] BAD = ChainSamples.bytes(ChainSamples.csv(0));
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path root;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T12:00:00Z"));
    private final InMemoryManifest.Tables tables = new InMemoryManifest.Tables();
    private final InMemoryTopic broker = new InMemoryTopic();
    private final CountingMeter meter = new CountingMeter();
    private InMemoryManifest manifest;
    private Landing landing;
    private Intake intake;
    private Recovery recovery;
    private int starts;

    @BeforeEach
    void start() {
        start(new Intake.Limits(2, 2, Duration.ofSeconds(5), PUBLISH_TIMEOUT));
    }

    private void start(Intake.Limits limits) {
        String instance = "instance-" + ++starts;
        manifest = new InMemoryManifest(tables, instance, clock);
        landing = new Landing(new FolderStore(root), 1 << 20, instance, clock);
        var formats = new Formats(List.of(new CboeOptionChains(ParseLimits.DEFAULT)));
        intake = new Intake(
                new Intake.Dependencies(landing, formats, manifest, broker, meter, Lineage.NONE, clock), limits);
        recovery = new Recovery(intake, landing, manifest, InMemoryManifest.CLAIM_LIFETIME);
    }

    @Test
    void acceptedFileIsRecordedThenPublished() throws IOException {
        IntakeOutcome.Accepted accepted = accepted(take(CSV));

        OptionChain chain = (OptionChain) accepted.first().observed().event();
        assertThat(chain.underlying()).isEqualTo("SPX");
        assertThat(chain.asOf()).isEqualTo("2022-12-13T01:30:00Z");
        assertThat(chain.spot()).isEqualTo(4000.5);
        assertThat(accepted.quality().received()).isEqualTo(20);
        assertThat(accepted.quality().accepted()).isEqualTo(20);
        assertThat(eventId(accepted)).hasSize(32);
        assertThat(broker.ids()).containsExactly(eventId(accepted));
        assertThat(pendingIds()).isEmpty();
        assertThat(publishedIds()).containsExactly(eventId(accepted));
        assertThat(meter.contracts).isEqualTo(20);
        assertThat(meter.published).isEqualTo(1);
    }

    @Test
    void repeatChangesNothingAndHasTheSameId() throws IOException {
        String first = eventId(accepted(take(CSV)));

        assertThat(eventId(accepted(take(CSV)))).isEqualTo(first);
        assertThat(eventId(accepted(take(ChainSamples.gzip(CSV))))).isEqualTo(first);
        assertThat(broker.published).hasSize(1);
        assertThat(meter.accepted).isEqualTo(1);
    }

    @Test
    void refusedFileIsQuarantinedWithItsReceipt() throws IOException {
        IntakeOutcome.Refused refused = (IntakeOutcome.Refused) take(BAD);

        assertThat(refused.receipt().reason()).isEqualTo("NO_CONTRACTS");
        assertThat(refused.receipt().line()).isEqualTo(4);
        Path report =
                root.resolve("quarantine/cboe/2026-03-04/" + refused.receipt().sha256() + ".csv.report.json");
        assertThat(Files.readString(report)).contains("\"reason\" : \"NO_CONTRACTS\"");
        assertThat(tables.observations).isEmpty();
        assertThat(broker.published).isEmpty();
        assertThat(meter.refused).isEqualTo(1);
    }

    @Test
    @DisplayName("each file has one report: what was read and what its rules found, or why and where it was refused")
    void fileIsReported() throws IOException {
        IntakeOutcome.Accepted accepted = accepted(take(CSV));
        take(CSV);
        IntakeOutcome.Refused refused = (IntakeOutcome.Refused) take(BAD);
        take(BAD);

        assertThat(broker.reports).hasSize(2);
        FileQuality good = broker.reports.getFirst();
        assertThat(good.outcome()).isEqualTo(FileOutcome.ACCEPTED);
        assertThat(good.source()).isEqualTo("cboe");
        assertThat(good.kind()).isEqualTo("option_chain");
        assertThat(good.landingKey()).isEqualTo(accepted.file().key());
        assertThat(good.received()).isEqualTo(20);
        assertThat(good.accepted()).isEqualTo(20);
        assertThat(good.subjects()).containsExactly("SPX");
        assertThat(good.lastAsOf()).isEqualTo("2022-12-13T01:30:00Z");
        assertThat(good.asOf()).isEqualTo(clock.instant());
        assertThat(good.rules()).extracting(RuleResult::rule).contains("crossed_quotes", "spot_off_parity");
        FileQuality bad = broker.reports.getLast();
        assertThat(bad.outcome()).isEqualTo(FileOutcome.REFUSED);
        assertThat(bad.landingKey())
                .isEqualTo("quarantine/cboe/2026-03-04/" + refused.receipt().sha256() + ".csv");
        assertThat(bad.refusal()).isEqualTo(new BadRecord("NO_CONTRACTS", 4, null, null));
        assertThat(bad.message()).isEqualTo(refused.receipt().message());
    }

    @Test
    @DisplayName("a contract with a bad value is in the report with its line, field and value")
    void badRecordsAreKept() throws IOException {
        byte[] spoiled = new String(CSV, UTF_8)
                .replaceFirst(",0\\.001,100,", ",n/a,100,")
                .getBytes(UTF_8);

        accepted(take(spoiled));

        FileQuality report = broker.reports.getFirst();
        assertThat(report.dropped()).hasSize(1).containsValue(1);
        assertThat(report.badRecords()).singleElement().satisfies(record -> {
            assertThat(record.line()).isEqualTo(5);
            assertThat(record.value()).isEqualTo("n/a");
        });
    }

    @Test
    @DisplayName("a report that the broker does not take is published later, once")
    void reportIsPublishedWhenTheBrokerIsBack() throws IOException {
        broker.away = true;
        take(BAD);
        assertThat(broker.reports).isEmpty();

        broker.away = false;
        clock.advance(InMemoryManifest.CLAIM_LIFETIME);
        recovery.pass();
        recovery.pass();

        assertThat(broker.reports).hasSize(1);
    }

    @Test
    void fileWaitsInLandingWhileTheDatabaseIsDown() throws IOException {
        manifest.away = true;
        IntakeOutcome.Pending pending = (IntakeOutcome.Pending) take(CSV);

        assertThat(pending.cause()).isEqualTo(IntakeOutcome.Cause.DATABASE_UNAVAILABLE);
        assertThat(root.resolve(pending.file().key())).hasBinaryContent(CSV);
        assertThat(recovery.pass().resumed()).isEmpty();

        manifest.away = false;
        assertThat(recovery.pass().resumed()).hasSize(1);
        assertThat(broker.published).hasSize(1);
        assertThat(recovery.pass().resumed()).isEmpty();
    }

    @Test
    void recordedObservationIsPublishedWhenTheBrokerIsBack() throws IOException {
        broker.away = true;
        IntakeOutcome.Pending pending = (IntakeOutcome.Pending) take(CSV);

        assertThat(pending.cause()).isEqualTo(IntakeOutcome.Cause.BROKER_UNAVAILABLE);
        assertThat(pendingIds()).hasSize(1);

        broker.away = false;
        assertThat(recovery.pass().resumed()).hasSize(1);
        assertThat(pendingIds()).isEmpty();
        assertThat(publishedIds()).hasSize(1);
        assertThat(broker.published).hasSize(1);
    }

    @Test
    void crashAfterPublishingPublishesAgainUnderTheSameId() throws IOException {
        manifest.awayForMarks = true;
        take(CSV);
        start();
        clock.advance(InMemoryManifest.CLAIM_LIFETIME);
        recovery.pass();

        assertThat(broker.published).hasSize(2);
        assertThat(broker.published.get(1)).usingRecursiveComparison().isEqualTo(broker.published.get(0));
        assertThat(pendingIds()).isEmpty();
        assertThat(publishedIds()).hasSize(1);
    }

    @Test
    void fileThatWasLandedBeforeACrashIsTakenUpAtTheStart() throws IOException {
        land(CSV);
        land(BAD);

        assertThat(recovery.pass().resumed()).hasSize(2);

        assertThat(broker.published).hasSize(1);
        assertThat(meter.refused).isEqualTo(1);
        assertThat(recovery.pass().resumed()).isEmpty();
    }

    @Test
    void recordWithoutItsFileDoesNotDelayOthers() throws IOException {
        broker.away = true;
        IntakeOutcome.Pending lost = (IntakeOutcome.Pending) take(CSV);
        take(ChainSamples.bytes(ChainSamples.csv(11)));
        Files.delete(root.resolve(lost.file().key()));
        broker.away = false;

        recovery.pass();

        assertThat(broker.published).hasSize(1);
    }

    @Test
    @DisplayName("recovery keeps the file's original name")
    void recoveryKeepsTheOriginalName() throws IOException {
        manifest.away = true;
        intake.take(new Upload("cboe", "spx_quotedata.csv", null), new ByteArrayInputStream(CSV));

        start();
        clock.advance(InMemoryManifest.CLAIM_LIFETIME);
        recovery.pass();

        assertThat(tables.files.values()).extracting(Arrival::filename).containsExactly("spx_quotedata.csv");
    }

    @Test
    @DisplayName("an event whose acknowledgement comes late is published once")
    void lateAcknowledgementIsNoted() throws IOException {
        start(new Intake.Limits(2, 2, Duration.ofSeconds(5), Duration.ofMillis(50)));
        var acknowledgement = new CompletableFuture<Void>();
        broker.acknowledgement = acknowledgement;

        assertThat(take(CSV)).isInstanceOf(IntakeOutcome.Pending.class);
        recovery.pass();
        assertThat(take(CSV)).isInstanceOf(IntakeOutcome.Pending.class);
        acknowledgement.complete(null);

        await().untilAsserted(() -> assertThat(publishedIds()).hasSize(1));
        assertThat(broker.published).hasSize(1);
        assertThat(accepted(take(CSV)).extent().events()).isEqualTo(1);
        assertThat(broker.published).hasSize(1);
    }

    @Test
    @DisplayName("a file that this service cannot process does not hold up the others, and is reported")
    void failingFileDoesNotHoldUpOthers() throws IOException {
        land(CSV);
        land(ChainSamples.bytes(ChainSamples.csv(11)));
        var failing = new AtomicBoolean(true);
        var formats = new Formats(List.of(new FailingOnce(failing)));
        var dependencies = new Intake.Dependencies(landing, formats, manifest, broker, meter, Lineage.NONE, clock);
        intake = new Intake(dependencies, new Intake.Limits(2, 2, Duration.ofSeconds(5), PUBLISH_TIMEOUT));

        Recovery.Summary summary = new Recovery(intake, landing, manifest, Duration.ZERO).pass();

        assertThat(summary.failures()).hasSize(1);
        assertThat(summary.resumed()).hasSize(1);
        assertThat(broker.published).hasSize(1);
    }

    private record FailingOnce(AtomicBoolean failing) implements Format {
        private static final Format REAL = new CboeOptionChains(ParseLimits.DEFAULT);

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Set<FileKind> kinds() {
            return REAL.kinds();
        }

        @Override
        public String source() {
            return REAL.source();
        }

        @Override
        public boolean recognises(byte[] head) {
            return true;
        }

        @Override
        public Reading read(Arrival arrival, InputStream bytes) throws IOException {
            if (failing.getAndSet(false)) {
                throw new IllegalStateException("a bug");
            }
            return REAL.read(arrival, bytes);
        }
    }

    @Test
    @DisplayName("an older observation that is sent again names the one that superseded it")
    void supersededObservationSaysSo() throws IOException {
        byte[] corrected = new String(CSV, StandardCharsets.UTF_8)
                .replaceFirst(",0.001,100,", ",0.001,101,")
                .getBytes(StandardCharsets.UTF_8);
        accepted(take(CSV));
        clock.advance(Duration.ofMinutes(1));
        IntakeOutcome.Result second = accepted(take(corrected)).first();

        IntakeOutcome.Result again = accepted(take(CSV)).first();

        assertThat(second.supersededBy()).isNull();
        assertThat(again.supersededBy()).isEqualTo(second.observed().event().eventId());
    }

    @Test
    @DisplayName("uploads beyond the limit are rejected at once and keep nothing")
    void uploadsBeyondTheLimitAreRejected() throws Exception {
        start(new Intake.Limits(1, 1, Duration.ofSeconds(30), PUBLISH_TIMEOUT));
        var acknowledgement = new CompletableFuture<Void>();
        broker.acknowledgement = acknowledgement;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<IntakeOutcome> first = threads.submit(() -> take(CSV));
            await().until(() -> broker.published.size() == 1);
            Future<IntakeOutcome> second = threads.submit(() -> take(ChainSamples.bytes(ChainSamples.csv(11))));
            await().until(() -> intake.waiting() == 1);

            assertThat(take(ChainSamples.bytes(ChainSamples.csv(12)))).isInstanceOf(IntakeOutcome.Busy.class);
            assertThat(meter.rejected).isEqualTo(1);
            assertThat(intake.inProgress()).isEqualTo(1);

            acknowledgement.complete(null);
            accepted(first.get());
            accepted(second.get());
        }
        assertThat(landing.all()).hasSize(2);
        assertThat(intake.waiting()).isZero();
    }

    @Test
    @DisplayName("an interrupted upload does not wait for its turn")
    void interruptEndsTheWait() throws Exception {
        start(new Intake.Limits(1, 1, Duration.ofMinutes(5), PUBLISH_TIMEOUT));
        var acknowledgement = new CompletableFuture<Void>();
        broker.acknowledgement = acknowledgement;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<IntakeOutcome> first = threads.submit(() -> take(CSV));
            await().until(() -> broker.published.size() == 1);
            var outcome = new CompletableFuture<IntakeOutcome>();
            Thread second = Thread.startVirtualThread(() -> {
                try {
                    outcome.complete(take(ChainSamples.bytes(ChainSamples.csv(11))));
                } catch (IOException e) {
                    outcome.completeExceptionally(e);
                }
            });
            await().until(() -> intake.waiting() == 1);

            second.interrupt();

            assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(IntakeOutcome.Busy.class);
            acknowledgement.complete(null);
            accepted(first.get());
        }
    }

    private IntakeOutcome take(byte[] bytes) throws IOException {
        return intake.take(new Upload("cboe", "file.csv", null), new ByteArrayInputStream(bytes));
    }

    private void land(byte[] bytes) throws IOException {
        try (var incoming = landing.receive(new Upload("cboe", "file.csv", null), new ByteArrayInputStream(bytes))) {
            landing.keep(incoming);
        }
    }

    private List<String> pendingIds() {
        return ids(row -> !row.isPublished);
    }

    private List<String> publishedIds() {
        return ids(row -> row.isPublished);
    }

    private List<String> ids(Predicate<InMemoryManifest.Row> wanted) {
        return tables.observations.values().stream()
                .filter(wanted)
                .map(row -> row.observed.event().eventId())
                .toList();
    }

    private static String eventId(IntakeOutcome.Accepted accepted) {
        return accepted.first().observed().event().eventId();
    }

    private static IntakeOutcome.Accepted accepted(IntakeOutcome outcome) {
        assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class);
        return (IntakeOutcome.Accepted) outcome;
    }

    private static final class CountingMeter implements IntakeMeter {
        int accepted;
        int refused;
        int rejected;
        int contracts;
        int published;

        @Override
        public void took(Stage stage, Duration time) {}

        @Override
        public void landed(LandedFile file, boolean repeat) {}

        @Override
        public void accepted(LandedFile file, String format, QualityReport quality) {
            accepted++;
            contracts += quality.accepted();
        }

        @Override
        public void refused(LandedFile file, String format, Reading.Refused refused) {
            this.refused++;
        }

        @Override
        public void reported(FileQuality report) {}

        @Override
        public void rejected(String source) {
            rejected++;
        }

        @Override
        public void published(Event event, Duration latency) {
            published++;
        }
    }
}
