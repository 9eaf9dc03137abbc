package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictRequestTest {
    private static PredictRequest request(String json) {
        return Wire.readJson(json, PredictRequest.class);
    }

    private static PredictRequest of(String model, String input) {
        return request("{\"model\": \"" + model + "\", \"inputs\": [" + input + "]}");
    }

    private static ModelInput input(String model, String input) {
        return of(model, input).wantedInputs().getFirst();
    }

    @Test
    @DisplayName("an input has the fields of its model, and names as the stores have them")
    void inputs() {
        assertThat(input("news-sentiment", "{\"headline\": \"Up\", \"body\": null}"))
                .isEqualTo(ModelInput.news("Up", null));
        assertThat(input("chart-pattern", "{\"image\": \"AAECAw==\"}")).isEqualTo(ModelInput.picture("AAECAw=="));
        assertThat(input("regime", "{\"asset\": \"^spx\", \"as_of\": \"2026-03-13T10:00:00-04:00\"}"))
                .isEqualTo(ModelInput.ofAsset("SPX", Instant.parse("2026-03-13T14:00:00Z")));
        assertThat(input("ensemble", "{\"symbol\": \"BRK.B\"}")).isEqualTo(ModelInput.ofSymbol("BRKB", null, null));
        assertThat(input("forecast", "{\"symbol\": \"AAPL\", \"horizon\": 3}"))
                .isEqualTo(ModelInput.ofSymbol("AAPL", null, 3));
    }

    @Test
    void waitsTwoSecondsUnlessAskedOtherwise() {
        assertThat(request("{}").maxWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(request("{\"wait_ms\": 0}").maxWait()).isZero();
        assertThat(request("{\"wait_ms\": 30000}").maxWait()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"-1", "30001", "1.5", "'\"5\"'", "true"})
    void refusesOtherWaits(String wait) {
        assertThatThrownBy(() -> request("{\"wait_ms\": " + wait + "}").maxWait())
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("wait_ms ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oracle | {} | model",
                "news-sentiment | 5 | inputs[0]",
                "news-sentiment | null | inputs[0]",
                "news-sentiment | {} | inputs[0].headline",
                "news-sentiment | {\"headline\": \" \"} | inputs[0].headline",
                "news-sentiment | {\"headline\": 5} | inputs[0].headline",
                "news-sentiment | {\"headline\": \"Up\", \"image\": \"AAEC\"} | inputs[0]",
                "chart-pattern | {\"headline\": \"Up\"} | inputs[0]",
                "chart-pattern | {\"image\": \"no Base64!\"} | inputs[0].image",
                "chart-pattern | {\"image\": \"AAECAw\"} | inputs[0].image",
                "regime | {\"as_of\": \"2026-03-13T10:00:00Z\"} | inputs[0].asset",
                "regime | {\"asset\": \"SPX\", \"as_of\": \"monday\"} | inputs[0].as_of",
                "ensemble | {\"symbol\": \"SPX\", \"horizon\": 1} | inputs[0]",
                "forecast | {\"symbol\": \"SPX\", \"horizon\": 0} | inputs[0].horizon",
                "forecast | {\"symbol\": \"SPX\", \"horizon\": 169} | inputs[0].horizon",
                "forecast | {\"symbol\": \"SPX\", \"horizon\": \"1\"} | inputs[0].horizon"
            })
    @DisplayName("what the model cannot read is refused under its place")
    void refused(String model, String input, String parameter) {
        assertThatThrownBy(() -> of(model, input).wantedInputs())
                .isInstanceOfSatisfying(
                        InvalidParameterException.class,
                        e -> assertThat(e.parameter()).isEqualTo(parameter));
    }

    @Test
    void hasBetween1And64Inputs() {
        String one = "{\"headline\": \"Up\"}";

        assertThat(of("news-sentiment", String.join(",", Collections.nCopies(64, one)))
                        .wantedInputs())
                .hasSize(64);
        for (String inputs : new String[] {"", String.join(",", Collections.nCopies(65, one))}) {
            assertThatThrownBy(() -> of("news-sentiment", inputs).wantedInputs())
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("inputs ");
        }
    }
}
