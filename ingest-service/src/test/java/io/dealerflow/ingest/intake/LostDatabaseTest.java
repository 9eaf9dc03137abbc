package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that has the landing of another, and nothing else of it. The files name their symbol in their names alone. */
class LostDatabaseTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T12:00:00Z"));

    @TempDir
    private Path root;

    @Test
    @DisplayName("reads each file under its name, and publishes the events of the first system")
    void sameEvents() throws IOException {
        var first = new Instance(root);
        first.take("ABC, daily.csv", "4");
        first.take("XYZ, daily.csv", "5");
        var second = new Instance(root);

        assertThat(second.recovery.pass().resumed())
                .hasSize(2)
                .allSatisfy((key, outcome) -> assertThat(outcome).isInstanceOf(IntakeOutcome.Accepted.class));

        assertThat(second.topic.published)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(first.topic.published);
        assertThat(second.topic.published).extracting(Event::subject).containsExactly("ABC", "XYZ");
    }

    @Test
    @DisplayName("names a file whose description was damaged, and reads the others")
    void damagedDescription() throws IOException {
        var first = new Instance(root);
        String damaged = first.take("ABC, daily.csv", "4");
        first.take("XYZ, daily.csv", "5");
        Files.writeString(root.resolve(damaged + ".description.json"), "{");
        var second = new Instance(root);

        Recovery.Summary summary = second.recovery.pass();

        assertThat(summary.failures()).containsOnlyKeys(damaged);
        assertThat(summary.failures().get(damaged)).hasMessageStartingWith(damaged + ".description.json is not");
        assertThat(second.topic.published).extracting(Event::subject).containsExactly("XYZ");
    }

    /** With a manifest and a topic that are empty. */
    private final class Instance {
        final InMemoryTopic topic = new InMemoryTopic();
        final Recovery recovery;
        private final Intake intake;

        Instance(Path root) {
            var landing = new Landing(new FolderStore(root), 1 << 20, "one", clock);
            var manifest = new InMemoryManifest(new InMemoryManifest.Tables(), "one", clock);
            var formats = new Formats(List.of(new BarCsvFormat(ParseLimits.DEFAULT, new SourceZones(Map.of()))));
            intake = new Intake(
                    new Intake.Dependencies(landing, formats, manifest, topic, new NoMeter(), Lineage.NONE, clock),
                    new Intake.Limits(1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5)));
            recovery = new Recovery(intake, landing, manifest, Duration.ZERO);
        }

        /** Returns the file's key. */
        String take(String filename, String close) throws IOException {
            clock.advance(Duration.ofSeconds(1));
            String csv = "time,open,high,low,close\n2026-03-03,3,6,2," + close + "\n";
            var outcome = (IntakeOutcome.Accepted) intake.take(
                    new Upload(null, filename, null), new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
            return outcome.file().key();
        }
    }
}
