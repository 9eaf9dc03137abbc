package io.dealerflow.ingest.source.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.RateRows;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.databento.DbnFormat;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Recorded bars against an independent reader. */
class RecordedBarsTest {
    private static final Format CSV = new BarCsvFormat(ParseLimits.DEFAULT, SourceZones.UTC);
    private static final Format DBN = new DbnFormat(ParseLimits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bar-figures.csv", useHeadersInDisplayName = true)
    @DisplayName("every bar of a recorded file is read as an independent reader reads it")
    void everyBar(
            String name,
            String symbol,
            String interval,
            int bars,
            int inconsistent,
            int days,
            String first,
            String last,
            String sha256)
            throws IOException {
        byte[] file = Files.readAllBytes(RecordedData.file(name));
        Format format = name.contains(".dbn") ? DBN : CSV;
        String filename = Path.of(name).getFileName().toString();

        var read = (Reading.Read) FormatSamples.read(format, format.source(), filename, file);

        assertThat(format.recognises(Arrays.copyOf(file, Math.min(file.length, FileType.HEAD_BYTES))))
                .isTrue();
        assertThat(read.quality().accepted()).isEqualTo(bars);
        assertThat(read.quality().dropped())
                .isEqualTo(inconsistent == 0 ? Map.of() : Map.of("INCONSISTENT", inconsistent));
        List<BarSeries> events = FormatSamples.events(read, BarSeries.class);
        assertThat(events).hasSize(days).allSatisfy(event -> {
            assertThat(event.symbol()).isEqualTo(symbol);
            assertThat(event.interval()).isEqualTo(interval);
        });
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.eventId()));
        assertThat(ids).hasSize(days);
        assertThat(events.getFirst().time().getFirst()).isEqualTo(first);
        assertThat(events.getLast().time().getLast()).isEqualTo(last);
        assertThat(RateRows.hash(BarRows.rows(events))).isEqualTo(sha256);
    }
}
