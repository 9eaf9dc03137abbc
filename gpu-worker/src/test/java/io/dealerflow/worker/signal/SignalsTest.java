package io.dealerflow.worker.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-10T14:00:00Z");
    private static final Instant RECEIVED = AS_OF.plusSeconds(5);
    private static final ModelOutput CALM =
            new ModelOutput("calm", Map.of("calm", 1.0), null, Map.of(), List.of(), null, null);

    @Test
    @DisplayName("an answer has the same id by whichever version it is, and another for another asset")
    void ids() {
        NewsItem news = news("title", "body");

        List<ModelSignal> first = Signals.ofNews(news, List.of("A", "B"), served(ModelName.NEWS_SENTIMENT, "1"), CALM);
        List<ModelSignal> second = Signals.ofNews(news, List.of("A", "B"), served(ModelName.NEWS_SENTIMENT, "2"), CALM);

        assertThat(first)
                .extracting(ModelSignal::eventId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(second)
                .extracting(ModelSignal::eventId)
                .isEqualTo(first.stream().map(ModelSignal::eventId).toList());
        assertThat(second).extracting(ModelSignal::modelVersion).containsOnly("2");
        assertThat(first.getFirst().ingestTs()).isEqualTo(RECEIVED);
    }

    @Test
    void newsWithoutATitleIsJudgedByItsBody() {
        assertThat(Signals.input(news("", "body"))).isEqualTo(ModelInput.news("body", null));
        assertThat(Signals.input(news("title", ""))).isEqualTo(ModelInput.news("title", null));
        assertThat(Signals.input(news("title", "body"))).isEqualTo(ModelInput.news("title", "body"));
    }

    @Test
    @DisplayName(
            "a request about regimes is answered, with a signal for each input that has a figure, as of what it asked for")
    void regimes() {
        Instant earlier = AS_OF.minusSeconds(86_400);
        var request = new InferenceRequest(
                "request",
                "feature-service",
                AS_OF,
                RECEIVED,
                InferenceRequest.VERSION,
                ModelName.REGIME,
                List.of(
                        ModelInput.ofAsset("SPX", null),
                        ModelInput.ofAsset("SPX", earlier),
                        ModelInput.ofAsset("NDX", null)));

        List<Event> events = Signals.ofRequest(
                request, served(ModelName.REGIME, "1"), List.of(CALM, CALM, ModelOutput.none("TOO_FEW_BARS")));

        assertThat(events).hasSize(3).extracting(Event::eventId).doesNotHaveDuplicates();
        assertThat(events.getFirst()).isInstanceOfSatisfying(InferenceResult.class, result -> {
            assertThat(result.requestId()).isEqualTo("request");
            assertThat(result.results()).hasSize(3);
        });
        assertThat(events.subList(1, 3)).extracting(Event::asOf).containsExactly(AS_OF, earlier);
        assertThat(events.subList(1, 3)).extracting(Event::subject).containsOnly("SPX");
    }

    @Test
    void requestToAnotherModelIsAnsweredWithoutSignals() {
        var request = new InferenceRequest(
                "request",
                "gex-api",
                AS_OF,
                RECEIVED,
                InferenceRequest.VERSION,
                ModelName.ENSEMBLE,
                List.of(ModelInput.ofSymbol("AAPL", null, null)));

        assertThat(Signals.ofRequest(request, served(ModelName.ENSEMBLE, "1"), List.of(CALM)))
                .singleElement()
                .isInstanceOf(InferenceResult.class);
    }

    @Test
    void streamShowsTheAssetOfItsNameIfThatIsOne() {
        assertThat(Signals.assetOf(capture("spx"), "SPX"::equals)).isEqualTo("SPX");
        assertThat(Signals.assetOf(capture("desk"), "SPX"::equals)).isNull();
    }

    private static NewsItem news(String title, String body) {
        return new NewsItem(
                "news",
                "feed",
                AS_OF,
                RECEIVED,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                AS_OF,
                null,
                null,
                title,
                body,
                false,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Capture capture(String stream) {
        return new Capture(
                "capture",
                stream,
                AS_OF,
                RECEIVED,
                Capture.VERSION,
                ImageFormat.PNG,
                1,
                1,
                "0".repeat(64),
                "landing/1",
                new byte[] {1});
    }

    private static ServedModel served(ModelName model, String version) {
        return new ServedModel(
                "served",
                "shipped",
                AS_OF,
                AS_OF,
                ServedModel.VERSION,
                model,
                version,
                "cpu",
                "0".repeat(64),
                List.of(),
                Map.of(),
                "# Card");
    }
}
