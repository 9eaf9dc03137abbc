package io.dealerflow.worker.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SentimentModelTest {
    private static final StoredSeries NO_DATA = new StoredSeries(Map.of(), Map.of());

    private final SentimentModel model = (SentimentModel) Shipped.model(ModelName.NEWS_SENTIMENT);

    @Test
    @DisplayName("headlines and bodies have the probabilities that Python gives them")
    void items() {
        List<JsonNode> rows = Parity.rows("items.jsonl");
        List<Answer> answers = model.run(rows.stream()
                .map(row ->
                        prepared(row.get("headline").asText(), row.get("body").asText()))
                .toList());

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < rows.size(); i++) {
                assertProbabilities(softly, rows.get(i), answers.get(i).output());
            }
        });
    }

    static void assertProbabilities(SoftAssertions softly, JsonNode row, ModelOutput output) {
        List<Double> expected = Parity.numbers(row.get("probabilities"));
        List<String> labels = List.of("negative", "neutral", "positive");
        for (int k = 0; k < labels.size(); k++) {
            softly.assertThat(output.probabilities().get(labels.get(k)))
                    .as("%s of %s", labels.get(k), row)
                    .isCloseTo(expected.get(k), within(Parity.TOLERANCE));
        }
        softly.assertThat(output.score()).isCloseTo(expected.get(2) - expected.get(0), within(2 * Parity.TOLERANCE));
    }

    @Test
    @DisplayName("one at a time or many together, the figures are the same to 1e-6")
    void batches() {
        List<Prepared.Ready> batch = new ArrayList<>();
        for (JsonNode row : Parity.rows("items.jsonl")) {
            batch.add(prepared(row.get("headline").asText(), row.get("body").asText()));
        }
        List<Answer> together = model.run(batch);

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < batch.size(); i++) {
                ModelOutput alone = model.run(List.of(batch.get(i))).getFirst().output();
                Map<String, Double> among = together.get(i).output().probabilities();
                alone.probabilities()
                        .forEach((label, probability) ->
                                softly.assertThat(probability).isCloseTo(among.get(label), within(1e-6)));
            }
        });
    }

    @Test
    void anOtherLanguageIsNeutralWithLittleConfidence() {
        ModelOutput output = answer("Gewinn des Autobauers bricht im dritten Quartal um 20 Prozent ein", "Profit rose");

        assertThat(output.label()).isEqualTo("neutral");
        assertThat(output.probabilities()).containsEntry("neutral", (double) 0.4f);
        assertThat(output.score()).isZero();
        assertThat(output.embedding()).isEmpty();
    }

    @Test
    void anAnswerHasLabelScoreAndEmbedding() {
        Answer answer = model.run(List.of(prepared("Quarterly profit of the group rose 40 % on record sales", null)))
                .getFirst();

        assertThat(answer.output().label()).isEqualTo("positive");
        assertThat(answer.output().score()).isGreaterThan(0.5);
        assertThat(answer.output().embedding()).hasSize(384);
        assertThat(answer.watched().get("confidence"))
                .isEqualTo(answer.output().probabilities().get("positive"));
    }

    @Test
    void aBodyWithoutHeadlineStandsForOne() {
        assertThat(answer(" ", "Profit of the company fell sharply").probabilities())
                .isEqualTo(answer("Profit of the company fell sharply", "").probabilities());
    }

    @Test
    void anItemWithoutTextIsRefused() {
        assertThat(model.prepare(ModelInput.news("", null), NO_DATA))
                .isEqualTo(new Prepared.Refused(SentimentModel.NO_TEXT));
        assertThat(model.prepare(ModelInput.picture("AAAA"), NO_DATA))
                .isEqualTo(new Prepared.Refused(SentimentModel.NO_TEXT));
    }

    private ModelOutput answer(String headline, @Nullable String body) {
        return model.run(List.of(prepared(headline, body))).getFirst().output();
    }

    private Prepared.Ready prepared(String headline, @Nullable String body) {
        return Shipped.ready(model.prepare(ModelInput.news(headline, body), NO_DATA));
    }
}
