package io.dealerflow.report.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Signal;
import io.dealerflow.quant.statistics.WilsonInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Closes go up by 1 on three of four days and down by 1 on the fourth, so that every count can be made by hand. */
class TrackRecordTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static Instant end(int day) {
        return FIRST.plusDays(day).atTime(21, 0).toInstant(ZoneOffset.UTC);
    }

    private static Closes closes(int days) {
        List<Close> closes = new ArrayList<>();
        double price = 100;
        for (int day = 0; day < days; day++) {
            price += day % 4 == 0 ? -1 : 1;
            closes.add(new Close(FIRST.plusDays(day), price, end(day), "f" + day));
        }
        return new Closes(closes);
    }

    private static ScoreSignal signal(int day, Signal signal, ScoreSignal.Model... models) {
        return new ScoreSignal(
                "s" + day,
                "scoring-service",
                end(day),
                end(day),
                ScoreSignal.VERSION,
                "SPX",
                signal,
                1.0,
                new ScoreSignal.Bar(FIRST.plusDays(day), 100, FIRST.plusDays(day - 1), 99, 1.01, end(day), 0),
                null,
                new ScoreSignal.Score(null, null, PressureDirection.NEUTRAL, "score"),
                List.of(models),
                Map.of());
    }

    private static ScoreSignal.Model model(ModelName name, String label, Double score, int day, String id) {
        return new ScoreSignal.Model(name, "1", label, 0.9, score, end(day), 0, id);
    }

    private static TrackRecord only(List<ScoreSignal> signals, int days) {
        List<TrackRecord> records = TrackRecord.of(signals, Map.of("SPX", closes(days)));
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    @Test
    @DisplayName("a claim is right when the next close is on its side, against how often that is so on any date")
    void direction() {
        // BUY on the days 0 to 23, of which those before a multiple of 4 are wrong: 3, 7, 11, 15, 19, 23.
        List<ScoreSignal> signals =
                IntStream.range(0, 24).mapToObj(day -> signal(day, Signal.BUY)).toList();

        TrackRecord record = only(signals, 41);

        assertThat(record.by()).isEqualTo("change");
        assertThat(record.outcomes()).isEqualTo(24);
        assertThat(record.right()).isEqualTo(18);
        assertThat(record.rate()).isCloseTo(0.75, within(1e-12));
        // 40 moves, 10 of them down.
        assertThat(record.base()).isCloseTo(0.75, within(1e-12));
        assertThat(record.interval()).isEqualTo(WilsonInterval.of(18, 24));
    }

    @Test
    @DisplayName(
            "the close that a claim rests on was known when it was made, and one without a close after is not counted")
    void pointInTime() {
        TrackRecord record = only(List.of(signal(3, Signal.SELL), signal(9, Signal.SELL)), 10);

        assertThat(record.claims()).isEqualTo(2);
        assertThat(record.outcomes()).isEqualTo(1);
        assertThat(record.right()).isEqualTo(1);
    }

    @Test
    @DisplayName("with few outcomes there are counts and no rate")
    void few() {
        List<ScoreSignal> signals =
                IntStream.range(0, 19).mapToObj(day -> signal(day, Signal.BUY)).toList();

        TrackRecord record = only(signals, 41);

        assertThat(record.outcomes()).isEqualTo(TrackRecord.LEAST - 1);
        assertThat(record.rate()).isNull();
        assertThat(record.interval()).isNull();
        assertThat(record.base()).isNull();
    }

    @Test
    @DisplayName("hold, neutral and none claim nothing, and an answer that is repeated claims once")
    void claims() {
        var neutral = model(ModelName.NEWS_SENTIMENT, "neutral", 0.1, 1, "n0");
        var none = model(ModelName.CHART_PATTERN, "none", 0.2, 1, "n1");
        var negative = model(ModelName.NEWS_SENTIMENT, "negative", -0.8, 1, "n2");

        TrackRecord record =
                only(List.of(signal(1, Signal.HOLD, neutral, none, negative), signal(2, Signal.HOLD, negative)), 10);

        assertThat(record.by()).isEqualTo("news-sentiment");
        assertThat(record.claims()).isEqualTo(1);
        assertThat(record.right()).isZero();
    }

    @Test
    @DisplayName(
            "a regime claims whether the moves that follow are larger than usual; that needs twenty closes after and a history")
    void regime() {
        // Of closes that swing alike for ever no period is louder than usual, when the swing of the price is taken out
        // of the growth.
        List<Close> calm = new ArrayList<>();
        for (int day = 0; day < 130; day++) {
            double swing = day < 105 ? 1 : 5;
            calm.add(new Close(FIRST.plusDays(day), 100 + (day % 2 == 0 ? swing : -swing), end(day), "f"));
        }
        List<ScoreSignal> signals = List.of(
                signal(70, Signal.HOLD, model(ModelName.REGIME, "calm", null, 70, "early")),
                signal(104, Signal.HOLD, model(ModelName.REGIME, "stressed", null, 104, "loud")),
                signal(103, Signal.HOLD, model(ModelName.REGIME, "calm", null, 103, "wrong")),
                signal(115, Signal.HOLD, model(ModelName.REGIME, "calm", null, 115, "no end")));

        List<TrackRecord> records = TrackRecord.of(signals, Map.of("SPX", new Closes(calm)));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.claims()).isEqualTo(4);
            assertThat(record.outcomes()).isEqualTo(2);
            assertThat(record.right()).isEqualTo(1);
        });
    }
}
