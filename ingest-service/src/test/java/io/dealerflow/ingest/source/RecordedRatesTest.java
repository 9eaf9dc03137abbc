package io.dealerflow.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.RateRows;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.fred.FredFormat;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Recorded exchange rates and economic series against an independent reader. */
class RecordedRatesTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/rate-figures.csv", useHeadersInDisplayName = true)
    @DisplayName("every value of a recorded file is read as an independent reader reads it")
    void everyValue(String name, String kind, int values, int keys, String first, String last, String sha256)
            throws IOException {
        boolean isFx = kind.equals("fx");
        byte[] file = Files.readAllBytes(RecordedData.file((isFx ? "fx/" : "macro-fred/") + name));
        Format format = isFx ? new EcbFormat(ParseLimits.DEFAULT) : new FredFormat(ParseLimits.DEFAULT);

        var read = (Reading.Read) FormatSamples.read(format, format.source(), name, file);

        assertThat(format.recognises(Arrays.copyOf(file, FileType.HEAD_BYTES))).isTrue();
        assertThat(read.quality().accepted()).isEqualTo(values);
        assertThat(read.quality().dropped().keySet()).isSubsetOf("MISSING");
        List<Event> events =
                read.observations().stream().map(Reading.Observed::event).toList();
        Set<String> subjects = new HashSet<>();
        Set<String> ids = new HashSet<>();
        events.forEach(event -> {
            subjects.add(event.subject());
            ids.add(event.eventId());
        });
        assertThat(subjects).hasSize(keys);
        assertThat(ids).hasSize(values);
        assertThat(events.stream()
                        .map(event -> event.asOf().toString())
                        .min(String::compareTo)
                        .orElseThrow())
                .startsWith(first);
        assertThat(events.stream()
                        .map(event -> event.asOf().toString())
                        .max(String::compareTo)
                        .orElseThrow())
                .startsWith(last);
        assertThat(RateRows.hash(events.stream().map(RecordedRatesTest::row).toList()))
                .isEqualTo(sha256);
    }

    private static String row(Event event) {
        return switch (event) {
            case FxRate rate -> RateRows.row(rate.pair(), rate.date().toString(), rate.close());
            case MacroValue value -> RateRows.row(value.series(), value.date().toString(), value.value());
            default -> throw new AssertionError(event);
        };
    }
}
