package io.dealerflow.worker.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChartModelTest {
    private static final StoredSeries NO_DATA = new StoredSeries(Map.of(), Map.of());

    private final LoadedModel model = Shipped.model(ModelName.CHART_PATTERN);
    private final ModelFolder folder = ModelFolder.read(Shipped.folder(ModelName.CHART_PATTERN));
    private final JsonNode golden = folder.golden().path("cases").get(0);

    @Test
    @DisplayName("the golden picture, from its PNG on, has the golden probabilities")
    void goldenPicture() {
        ModelOutput output = model.run(List.of(prepared(golden.get("png").asText())))
                .getFirst()
                .output();

        List<Double> expected = Parity.numbers(golden.at("/outputs/formation_probabilities/data"));
        assertThat(folder.labels()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            // 8-bit arithmetic differs between CPUs by as much as the golden file allows
            assertThat(output.probabilities().get(folder.labels().get(i)))
                    .isCloseTo(expected.get(i), within(golden.get("tolerance").asDouble()));
        }
        assertThat(output.label()).isEqualTo(folder.labels().get(expected.indexOf(Collections.max(expected))));
        assertThat(output.values())
                .containsOnlyKeys(
                        "candle_none",
                        "candle_bullish_engulfing",
                        "candle_bearish_engulfing",
                        "candle_hammer",
                        "candle_shooting_star");
        assertThat(output.embedding()).hasSize(128);
    }

    @Test
    @DisplayName("one at a time or many together, the figures are the same to 1e-6")
    void batches() {
        List<Prepared.Ready> batch = Parity.rows("pictures.jsonl").stream()
                .filter(row -> row.has("file"))
                .map(row -> prepared(row.get("file").asText()))
                .toList();
        List<Answer> together = model.run(batch);

        assertThat(together).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
            ModelOutput alone = model.run(List.of(batch.get(i))).getFirst().output();
            Map<String, Double> among = together.get(i).output().probabilities();
            alone.probabilities()
                    .forEach((label, probability) -> assertThat(probability).isCloseTo(among.get(label), within(1e-6)));
        }
    }

    @Test
    void whatIsNoPictureIsRefusedWithAReason() {
        assertThat(model.prepare(ModelInput.news("a", "b"), NO_DATA))
                .isEqualTo(new Prepared.Refused(ChartModel.NO_IMAGE));
        assertThat(model.prepare(ModelInput.picture("not base64!"), NO_DATA))
                .isEqualTo(new Prepared.Refused(ChartModel.UNREADABLE_IMAGE));
        assertThat(model.prepare(ModelInput.picture("aGVsbG8="), NO_DATA))
                .isEqualTo(new Prepared.Refused(ChartModel.UNREADABLE_IMAGE));
    }

    private Prepared.Ready prepared(String image) {
        return Shipped.ready(model.prepare(ModelInput.picture(image), NO_DATA));
    }
}
