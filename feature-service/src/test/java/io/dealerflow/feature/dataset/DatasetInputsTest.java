package io.dealerflow.feature.dataset;

import static io.dealerflow.feature.dataset.DatasetSamples.bar;
import static io.dealerflow.feature.dataset.DatasetSamples.features;
import static io.dealerflow.feature.dataset.DatasetSamples.news;
import static io.dealerflow.feature.dataset.DatasetSamples.score;
import static io.dealerflow.feature.dataset.DatasetSamples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is joined to features, and from which instant on. */
class DatasetInputsTest {
    private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-03-11");

    private static DatasetRow row(Instant asOf, Event... events) {
        return new DatasetInputs(List.of(events))
                .joinedTo(List.of(features(asOf, 1)))
                .getFirst();
    }

    @Test
    @DisplayName("an event is in no row of an instant before it was released")
    void nothingOfLater() {
        ModelSignal item = news("a", NOON, 0.5);

        assertThat(row(NOON.minusNanos(1_000), item).signals()).isEmpty();
        assertThat(row(NOON.minusNanos(1_000), item).sentiment()).isNull();
        assertThat(row(NOON, item).signals()).containsEntry(ModelName.NEWS_SENTIMENT, item);
        assertThat(row(Instant.parse("2026-03-11T23:59:58Z"), bar(WEDNESDAY, 5, NOON))
                        .bars())
                .isNull();
        assertThat(row(Instant.parse("2026-03-11T23:59:59Z"), bar(WEDNESDAY, 5, NOON))
                        .bars())
                .isNotNull();
    }

    @Test
    @DisplayName("bars count for ten days, news for 24 hours, other signals for seven days")
    void nothingTooOld() {
        Instant end = Instant.parse("2026-03-11T23:59:59Z");
        ModelSignal pattern = signal("b", NOON, ModelName.CHART_PATTERN, 0.5, List.of());

        assertThat(row(end.plus(Duration.ofDays(10)).minusSeconds(1), bar(WEDNESDAY, 5, NOON))
                        .bars())
                .isNotNull();
        assertThat(row(end.plus(Duration.ofDays(10)), bar(WEDNESDAY, 5, NOON)).bars())
                .isNull();
        assertThat(row(NOON.plus(Duration.ofHours(24)), news("a", NOON, 1)).newsItems())
                .isZero();
        assertThat(row(NOON.plus(Duration.ofDays(6)), pattern).signals()).containsOnlyKeys(ModelName.CHART_PATTERN);
        assertThat(row(NOON.plus(Duration.ofDays(7)), pattern).signals()).isEmpty();
    }

    @Test
    @DisplayName("of two bars of a date the later received counts, whatever the order of arrival")
    void corrections() {
        Event first = bar(WEDNESDAY, 5, NOON);
        Event corrected = bar(WEDNESDAY, 6, NOON.plusSeconds(1));

        assertThat(row(NOON, first, corrected)).isEqualTo(row(NOON, corrected, first));
        assertThat(row(NOON, corrected, first).bars()).isEqualTo(corrected);
    }

    @Test
    @DisplayName("a score is joined to the features that it is of, and to no other version of them")
    void scores() {
        assertThat(row(NOON, score(NOON, 40)).score()).isNotNull();
        assertThat(row(NOON.plusSeconds(1), score(NOON, 40)).score()).isNull();
    }

    @Test
    @DisplayName("sentiment is the mean over the items of a day, each once")
    void sentiment() {
        DatasetRow row = row(
                NOON,
                news("a", NOON.minusSeconds(60), 0.5),
                news("a", NOON.minusSeconds(60), 0.5),
                news("b", NOON, -0.25),
                news("c", NOON.plusSeconds(1), 1));

        assertThat(row.newsItems()).isEqualTo(2);
        assertThat(row.sentiment()).isEqualTo(0.125);
    }

    @Test
    void aModelThatHasNoAnswerSaysNothing() {
        ModelSignal answer = signal("a", NOON.minusSeconds(9), ModelName.REGIME, 0, List.of());
        var none = new ModelSignal(
                "none",
                "test",
                NOON,
                NOON,
                1,
                DatasetSamples.ASSET,
                ModelName.REGIME,
                "1",
                ModelOutput.none("TOO_FEW_BARS"),
                "b",
                null,
                null);

        assertThat(row(NOON, answer, none).signals()).containsEntry(ModelName.REGIME, answer);
    }

    @Test
    void theFileOfAnAssetIsInItsFolder() {
        assertThat(new AssetDay("BRK/B", WEDNESDAY).key()).isEqualTo("asset=BRK%2FB/date=2026-03-11/features.parquet");
    }
}
