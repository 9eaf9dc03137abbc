package io.dealerflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, from file to file, under the universe and the convention of the service. */
class RecomputeMainTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 11);
    private static final Instant RECEIVED = Instant.parse("2026-03-20T00:00:00Z");

    @TempDir
    private Path folder;

    private Path events;
    private Path features;

    @BeforeEach
    void files() {
        events = folder.resolve("events");
        features = folder.resolve("features");
    }

    private static String line(Event event) {
        return "{\"topic\":\"" + Topics.of(event.getClass()).name() + "\",\"event\":" + Wire.writeJsonText(event) + "}";
    }

    @Test
    @DisplayName("features of the instants of the day, of all that was known then")
    void ofTheDay() throws Exception {
        Files.write(
                events,
                List.of(
                        line(Observations.rate("EURUSD", WEDNESDAY.minusDays(1), 1.1, RECEIVED)),
                        line(Observations.rate("EURUSD", WEDNESDAY, 1.2, RECEIVED)),
                        line(Observations.rate("EURUSD", WEDNESDAY.plusDays(1), 1.3, RECEIVED)),
                        line(Chains.of("TST", Chains.START, 0, 100, LocalDate.of(2026, 4, 17)))));

        RecomputeMain.main(new String[] {WEDNESDAY.toString(), events.toString(), features.toString()});

        List<AssetFeatures> written = Files.readAllLines(features).stream()
                .map(line -> Wire.readJson(line, AssetFeatures.class))
                .toList();
        assertThat(written).extracting(AssetFeatures::asset).contains("EURUSD");
        assertThat(written)
                .allSatisfy(event -> assertThat(event.asOf()).isEqualTo(Instant.parse("2026-03-11T13:15:00Z")))
                .filteredOn(event -> event.asset().equals("EURUSD"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.features().get("close").value()).isEqualTo(1.2));
    }

    @Test
    void aTopicThatIsNoneIsSaid() throws Exception {
        Files.writeString(events, "{\"topic\":\"dealerflow.raw.weather\",\"event\":{}}\n");

        assertThatThrownBy(() ->
                        RecomputeMain.main(new String[] {WEDNESDAY.toString(), events.toString(), features.toString()}))
                .hasMessageContaining("dealerflow.raw.weather");
    }
}
