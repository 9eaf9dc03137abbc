package io.dealerflow.feature.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.feature.jobs.JobLineage.Datasets;
import io.dealerflow.feature.jobs.JobStore.StoredJob;
import io.dealerflow.kit.runs.LineageSender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent about jobs, against the fields that OpenLineage requires. */
class JobRunsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Datasets DATASETS = new Datasets(List.of("/data/bars"), List.of("s3://results/of/today"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a job is a run from START to COMPLETE, FAIL or ABORT, with what it reads and writes")
    void runs() throws Exception {
        Path log = folder.resolve("lineage.json");
        try (var sender =
                new LineageSender(new FileTransport(new FileConfig(log.toString())), new SimpleMeterRegistry())) {
            var runs = new JobRuns("dealerflow", sender, Clock.fixed(NOW, ZoneOffset.UTC));
            runs.started(job("a"), DATASETS);
            runs.ended(job("a"), DATASETS, JobState.DONE, null);
            runs.ended(job("b"), DATASETS, JobState.FAILED, "1 of 3 units failed");
            runs.ended(job("c"), DATASETS, JobState.CANCELLED, null);
        }

        await().until(() -> Files.exists(log) && Files.readAllLines(log).size() == 4);
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            events.add(Wire.json().readTree(line));
        }
        assertThat(events)
                .extracting(event -> event.path("eventType").asText())
                .containsExactly("START", "COMPLETE", "FAIL", "ABORT");
        JsonNode complete = events.get(1);
        assertThat(Instant.parse(complete.path("eventTime").asText())).isEqualTo(NOW);
        assertThat(complete.path("producer").asText()).startsWith("https://");
        assertThat(complete.at("/job/namespace").asText()).isEqualTo("dealerflow");
        assertThat(complete.at("/job/name").asText()).isEqualTo("feature-service.analysis");
        assertThat(complete.at("/inputs/0/namespace").asText()).isEqualTo("file");
        assertThat(complete.at("/inputs/0/name").asText()).isEqualTo("/data/bars");
        assertThat(complete.at("/outputs/0/namespace").asText()).isEqualTo("s3://results");
        assertThat(complete.at("/outputs/0/name").asText()).isEqualTo("of/today");
        String run = complete.at("/run/runId").asText();
        assertThat(UUID.fromString(run)).isNotNull();
        assertThat(events.getFirst().at("/run/runId").asText()).isEqualTo(run);
        assertThat(events.get(2).at("/run/runId").asText()).isNotEqualTo(run);
        assertThat(events.get(2).at("/run/facets/errorMessage/message").asText())
                .isEqualTo("1 of 3 units failed");
    }

    private static StoredJob job(String id) {
        return new StoredJob(id, "analysis", Map.of(), JobState.RUNNING, NOW, 3, 0);
    }
}
