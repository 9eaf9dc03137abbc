package io.dealerflow.worker.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens and the language rule against the Python that the model was trained with, on {@code texts.jsonl}. */
class TokensTest {
    private final SentimentModel model = (SentimentModel) Shipped.model(ModelName.NEWS_SENTIMENT);

    @Test
    @DisplayName("every id of every text, odd ones among them, is Python's")
    void ids() {
        SoftAssertions.assertSoftly(softly -> {
            for (JsonNode row : Parity.rows("texts.jsonl")) {
                long[] ids = model.wordPiece().encode(Words.of(row.get("text").asText()));
                softly.assertThat(ids)
                        .as("%s", row.get("text"))
                        .containsExactly(row.get("ids")
                                .valueStream()
                                .mapToLong(JsonNode::asLong)
                                .toArray());
            }
        });
    }

    @Test
    @DisplayName("a text is called English where Python calls it so")
    void language() {
        SoftAssertions.assertSoftly(softly -> {
            for (JsonNode row : Parity.rows("texts.jsonl")) {
                softly.assertThat(model.language()
                                .isEnglish(Words.of(row.get("text").asText())))
                        .as("%s", row.get("text"))
                        .isEqualTo(row.get("english").asBoolean());
            }
        });
    }

    @Test
    void aTextIsCutAtTheLimitOfTokens() {
        long[] ids = model.wordPiece().encode(Words.of("profit rose ".repeat(5_000)));

        assertThat(ids).hasSize(64);
        assertThat(ids[0]).isEqualTo(2);
        assertThat(ids[63]).isEqualTo(3);
    }

    @Test
    void halfASurrogatePairIsAnUnknownWord() {
        assertThat(LongStream.of(model.wordPiece().encode(Words.of("a \ud83d b")))
                        .boxed())
                .contains(1L)
                .hasSize(5);
    }

    @Test
    void referencesAreReplacedInTheirOrder() {
        assertThat(Words.of("&amp;lt;")).isEqualTo(List.of("&", "lt", ";"));
    }
}
