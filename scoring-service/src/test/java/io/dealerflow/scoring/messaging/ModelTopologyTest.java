package io.dealerflow.scoring.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelDrift.Measure;
import io.dealerflow.contracts.models.ModelDrift.Side;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on what models say: formations from 0.8 on, high from 0.95; they end below 0.6. */
class ModelTopologyTest {
    private static final Instant START = Instant.parse("2026-03-13T15:00:00Z");
    private static final String DOUBLE_TOP = "double_top";

    @TempDir
    private Path stateDir;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = new Flow(stateDir);
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private List<Alert> alerts() throws Exception {
        return flow.read(Topics.ALERTS);
    }

    private List<AlertPhase> phases() throws Exception {
        return alerts().stream().map(Alert::phase).toList();
    }

    private void drift(int minute, boolean alarm) {
        flow.send(new ModelDrift(
                "drift-" + minute,
                "gpu-worker",
                START.plusSeconds(60L * minute),
                START,
                ModelDrift.VERSION,
                ModelName.NEWS_SENTIMENT,
                "2",
                500,
                List.of(new Measure("length", Side.INPUT, 0.31, 0.25), new Measure("score", Side.OUTPUT, 0.1, 0.25)),
                alarm));
    }

    private static ModelSignal picture(int second, @Nullable String asset, ModelOutput output) {
        return new ModelSignal(
                "picture-" + second + asset,
                "desk-1",
                START.plusSeconds(second),
                START,
                ModelSignal.VERSION,
                asset,
                ModelName.CHART_PATTERN,
                "3",
                output,
                "capture-" + second,
                null,
                "landing/captures/1.png");
    }

    private static ModelOutput formation(String label, double probability) {
        return new ModelOutput(label, Map.of(label, probability), null, Map.of(), List.of(), null, null);
    }

    private void picture(int second, String label, double probability) {
        flow.send(picture(second, "SPX", formation(label, probability)));
    }

    @Test
    @DisplayName(
            "an alarm of drift raises one alert, the end of the alarm resolves it, and repeats of both are dropped")
    void drift() throws Exception {
        drift(0, false);
        drift(1, true);
        drift(2, true);
        drift(1, true);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.MODEL_DRIFT);
            assertThat(alert.symbol()).isEqualTo("news-sentiment");
            assertThat(alert.causeEventId()).isEqualTo("drift-1");
            assertThat(alert.message()).contains("length 0.31 (at most 0.25)").doesNotContain("score");
        });

        drift(3, false);
        drift(2, true);
        drift(3, false);
        assertThat(phases()).containsExactly(AlertPhase.RESOLVED);
    }

    @Test
    @DisplayName("a formation is told with its asset, probability and picture, and once for all pictures of it")
    void formation() throws Exception {
        picture(0, DOUBLE_TOP, 0.79);
        picture(1, DOUBLE_TOP, 0.8);
        picture(1, DOUBLE_TOP, 0.8);
        picture(2, DOUBLE_TOP, 0.9);

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.CHART_PATTERN);
            assertThat(alert.symbol()).isEqualTo("SPX");
            assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(alert.asOf()).isEqualTo(START.plusSeconds(1));
            assertThat(alert.message())
                    .isEqualTo("A picture of SPX from desk-1 shows the formation double top with probability 0.80"
                            + " (model chart-pattern 3).");
            assertThat(alert.details())
                    .containsEntry("pattern", DOUBLE_TOP)
                    .containsEntry("landing_key", "landing/captures/1.png");
        });
    }

    @Test
    @DisplayName(
            "it escalates with its probability, and ends with no formation, another one, or well below the threshold")
    void ends() throws Exception {
        picture(0, DOUBLE_TOP, 0.8);
        picture(1, DOUBLE_TOP, 0.96);
        picture(2, DOUBLE_TOP, 0.7);
        picture(3, "none", 0.9);
        picture(4, "bull_flag", 0.9);
        picture(5, "bear_flag", 0.9);
        picture(6, "bear_flag", 0.5);

        assertThat(phases())
                .containsExactly(
                        AlertPhase.RAISED,
                        AlertPhase.ESCALATED,
                        AlertPhase.RESOLVED,
                        AlertPhase.RAISED,
                        AlertPhase.RESOLVED,
                        AlertPhase.RAISED,
                        AlertPhase.RESOLVED);
    }

    @Test
    @DisplayName("a picture of no known asset, and one that the model cannot read, say nothing")
    void nothing() throws Exception {
        flow.send(picture(0, null, formation(DOUBLE_TOP, 0.9)));
        picture(1, DOUBLE_TOP, 0.9);
        flow.send(picture(2, "SPX", ModelOutput.none("UNREADABLE_IMAGE")));

        assertThat(phases()).containsExactly(AlertPhase.RAISED);
    }
}
