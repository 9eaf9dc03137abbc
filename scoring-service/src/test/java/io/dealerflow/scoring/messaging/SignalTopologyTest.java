package io.dealerflow.scoring.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Signal;
import io.dealerflow.scoring.Features;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From scores, closes and what models say to signals: a change of 0.5 % at a VIX of 15, so 1 % at 30. */
class SignalTopologyTest {
    /** After the close in New York. */
    private static final Instant THURSDAY = Instant.parse("2026-03-12T21:00:00Z");

    private static final Instant FRIDAY = Instant.parse("2026-03-13T21:00:00Z");
    private static final LocalDate DATE = LocalDate.parse("2026-03-13");

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

    private static Features features(String asset, Instant at) {
        return Features.of(asset).id(asset + at).at(at).economy("real");
    }

    private void close(String asset, Instant at, double value) {
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        flow.send(features(asset, at).close(date, value).build());
    }

    private void answer(String id, Instant at, double score) {
        flow.send(new ModelSignal(
                id,
                "feed",
                at,
                at,
                ModelSignal.VERSION,
                "SPX",
                ModelName.NEWS_SENTIMENT,
                "2",
                new ModelOutput("negative", Map.of("negative", 0.9), score, Map.of(), List.of(), null, null),
                "news-1",
                "Title",
                null));
    }

    /** The signals of SPX since the last call. */
    private List<ScoreSignal> signals() throws Exception {
        return flow.read(Topics.SCORES_SIGNALS).stream()
                .filter(signal -> signal.symbol().equals("SPX"))
                .toList();
    }

    private ScoreSignal last() throws Exception {
        return signals().getLast();
    }

    @ParameterizedTest(name = "a close of {1} after 100 with the VIX at {0}: {2}")
    @CsvSource({"15, 100.6, BUY", "15, 100.4, HOLD", "15, 99.4, SELL", "30, 100.6, HOLD", "30, 98.9, SELL"})
    void theThresholdGrowsWithTheVix(double vix, double close, Signal expected) throws Exception {
        close("VIX", THURSDAY, vix);
        close("SPX", THURSDAY, 100);
        close("SPX", FRIDAY, close);

        assertThat(last()).satisfies(signal -> {
            assertThat(signal.signal()).isEqualTo(expected);
            assertThat(signal.thresholdPct()).isCloseTo(0.5 * vix / 15, within(1e-12));
            assertThat(signal.bar().date()).isEqualTo(DATE);
            assertThat(signal.bar().previousDate()).isEqualTo(DATE.minusDays(1));
            assertThat(signal.bar().changePct()).isCloseTo(close - 100, within(1e-9));
            assertThat(signal.vix().ageSeconds()).isEqualTo(86_400);
            assertThat(signal.absent()).doesNotContainKeys("bar", "vix");
        });
    }

    @Test
    @DisplayName("the signal names its score, and without a bar or a VIX says why it has no direction")
    void absent() throws Exception {
        close("SPX", FRIDAY, 100);
        AssetScore score = flow.read(Topics.SCORES_ASSETS).getFirst();

        assertThat(last()).satisfies(signal -> {
            assertThat(signal.signal()).isNull();
            assertThat(signal.score().eventId()).isEqualTo(score.eventId());
            assertThat(signal.absent())
                    .containsEntry("bar", "NO_DATA")
                    .containsEntry("vix", "NO_DATA")
                    .containsEntry("chart-pattern", "NO_DATA");
        });
    }

    @Test
    @DisplayName("closes and answers that are too old, and closes too far apart, are left out")
    void stale() throws Exception {
        answer("old", FRIDAY.minus(Duration.ofHours(25)), -0.5);
        close("VIX", FRIDAY.minus(Duration.ofDays(6)), 15);
        close("SPX", FRIDAY.minus(Duration.ofDays(11)), 100);
        close("SPX", FRIDAY, 101);

        assertThat(last().absent())
                .containsEntry("bar", "GAP")
                .containsEntry("vix", "STALE")
                .containsEntry("news-sentiment", "STALE");
    }

    @Test
    @DisplayName("the newest answer until the score counts, whatever the order and number of arrivals")
    void answers() throws Exception {
        answer("second", FRIDAY.minusSeconds(60), -0.6);
        answer("first", FRIDAY.minusSeconds(120), 0.2);
        answer("second", FRIDAY.minusSeconds(60), -0.6);
        answer("later", FRIDAY.plusSeconds(1), 0.9);
        close("SPX", FRIDAY, 100);

        assertThat(last().models()).singleElement().satisfies(model -> {
            assertThat(model.eventId()).isEqualTo("second");
            assertThat(model.label()).isEqualTo("negative");
            assertThat(model.probability()).isEqualTo(0.9);
            assertThat(model.score()).isEqualTo(-0.6);
            assertThat(model.ageSeconds()).isEqualTo(60);
        });
    }

    @Test
    @DisplayName("a late score has no signal, a replayed one is marked, and assets of a simulated economy have no VIX")
    void lateReplayedAndSimulated() throws Exception {
        close("VIX", THURSDAY, 15);
        close("SPX", FRIDAY, 100);
        signals();
        close("SPX", THURSDAY, 99);
        assertThat(signals()).isEmpty();

        flow.replay(features("SPX", FRIDAY.plusSeconds(1)).close(DATE, 102).build());
        assertThat(Flow.header(flow.output(Topics.SCORES_SIGNALS.name()).readRecord(), HeaderNames.DF_REPLAY))
                .isEqualTo("true");

        flow.send(Features.of("SIMX")
                .economy("simulated")
                .at(FRIDAY)
                .close(DATE, 1)
                .build());
        assertThat(flow.read(Topics.SCORES_SIGNALS))
                .singleElement()
                .satisfies(signal -> assertThat(signal.absent()).containsEntry("vix", "NO_DATA"));
    }
}
