package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.InMemoryManifest;
import io.dealerflow.ingest.intake.InMemoryStore;
import io.dealerflow.ingest.intake.InMemoryTopic;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.intake.NoMeter;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.testkit.MovableClock;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every recorded file, whatever it is, as it is read when it is sent without source and kind. */
class AllRecordedFilesTest {
    /** Files of none of the formats: DBN's predecessor, other answers of Alpha Vantage, tables of symbols, labelled sentences, models, figures. */
    private static final Pattern OTHERS = Pattern.compile(".*\\.dbz|fx/alpha_vantage/(?!mock_foreign_exchange).*"
            + "|futures-curves/leyhline_vx/(8_m_symbols|expiration).*|news/(fiqa|sentfin|twitter_financial)/.*"
            + "|onnx-models/.*|reference-values/.*|(.*/)?README.*");

    /** Kinds of the others, by what their paths begin with; the more exact beginning first. */
    private static final Map<String, Set<FileKind>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("bars-hourly/", Set.of(FileKind.BARS));
        KINDS.put("cot/", Set.of(FileKind.POSITIONING));
        KINDS.put("databento-dbn/", Set.of(FileKind.BARS, FileKind.INSTRUMENTS, FileKind.MARKET_DATA));
        KINDS.put("futures-curves/leyhline_vx/vix.csv", Set.of(FileKind.BARS));
        KINDS.put("futures-curves/", Set.of(FileKind.FUTURES));
        KINDS.put("fx/", Set.of(FileKind.FX));
        KINDS.put("index-daily/", Set.of(FileKind.BARS));
        KINDS.put("macro-fred/", Set.of(FileKind.MACRO));
        KINDS.put("news/", Set.of(FileKind.NEWS));
        KINDS.put("options-cboe", Set.of(FileKind.OPTION_CHAIN));
    }

    /** Missing values, what is ambiguous or listed twice, and the days of Cboe's history of VIX whose prices contradict each other. */
    private static final Set<String> KNOWN_GAPS = Set.of("MISSING", "AMBIGUOUS", "DUPLICATE", "INCONSISTENT");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final Landing landing = new Landing(new InMemoryStore(), 256 << 20, "one", clock);
    private final Intake intake = new Intake(
            new Intake.Dependencies(
                    landing,
                    IngestBeans.formats(ParseLimits.DEFAULT, SourceZones.UTC),
                    new InMemoryManifest(new InMemoryManifest.Tables(), "one", clock),
                    new InMemoryTopic(),
                    new NoMeter(),
                    Lineage.NONE,
                    clock),
            new Intake.Limits(1, 1, Duration.ofSeconds(30), Duration.ofSeconds(30)));

    @Test
    @DisplayName(
            "those in one of the formats are accepted, with nothing but what their sources mark as missing left out; the others are refused")
    void everyFile() throws IOException {
        Path root = RecordedData.file("");
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : all) {
            String name = root.relativize(file).toString();
            switch (read(file)) {
                case Reading.Read read -> {
                    assertThat(name).doesNotMatch(OTHERS);
                    assertThat(read.kind()).as(name).isIn(kinds(name));
                    assertThat(read.quality().dropped().keySet()).as(name).isSubsetOf(KNOWN_GAPS);
                }
                case Reading.Refused refused ->
                    assertThat(name).as(refused.message()).matches(OTHERS);
            }
        }
    }

    private static Set<FileKind> kinds(String name) {
        return KINDS.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is in no known folder"));
    }

    private Reading read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = Files.newInputStream(file);
                Landing.Incoming incoming = landing.receive(new Upload("recorded", name, null), bytes)) {
            return intake.read(new Arrival(landing.keep(incoming).file(), name));
        }
    }
}
