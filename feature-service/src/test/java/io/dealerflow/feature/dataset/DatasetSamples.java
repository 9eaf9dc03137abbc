package io.dealerflow.feature.dataset;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Features, scores, bars and signals of a made-up asset. */
public final class DatasetSamples {
    public static final String ASSET = "SPX";

    private DatasetSamples() {}

    public static FeatureValues features(Instant asOf, double close) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        values.put(FeatureName.CLOSE.wireName(), close);
        values.put(FeatureName.NET_GEX.wireName(), null);
        return new FeatureValues("features-" + asOf, asOf, "equity", values);
    }

    /** Of the features of an instant. */
    public static AssetScore score(Instant asOf, double index) {
        var component = new AssetScore.Component("vol", 0.25, 1, null, null, Map.of(), asOf, "atm_vol_30d", null);
        return new AssetScore(
                "score-" + asOf + index,
                "scoring-service",
                asOf,
                asOf,
                AssetScore.VERSION,
                ASSET,
                null,
                index,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "no rule",
                List.of(component),
                "features-" + asOf);
    }

    /** A daily bar, known at the end of its date. */
    public static BarSeries bar(LocalDate date, double close, Instant received) {
        Instant begin = Instant.parse(date + "T00:00:00Z");
        return BarSeries.of(
                "bar-" + date + close,
                "test",
                Instant.parse(date + "T23:59:59Z"),
                received,
                new BarSeries.Key(ASSET, "1d", date),
                List.of(new BarSeries.Bar(begin, null, null, null, close, null)));
    }

    /** Of a news item that was published at an instant. */
    public static ModelSignal news(String item, Instant published, double score) {
        return signal(item, published, ModelName.NEWS_SENTIMENT, score, List.of(0.5f, -0.25f));
    }

    public static ModelSignal signal(String cause, Instant asOf, ModelName model, double score, List<Float> embedding) {
        var output = new ModelOutput(
                score < 0 ? "negative" : "positive",
                new TreeMap<>(Map.of("negative", 0.25, "positive", 0.75)),
                score,
                Map.of(),
                embedding,
                null,
                null);
        return new ModelSignal(
                cause + "-" + model.wireName() + score,
                "test",
                asOf,
                asOf,
                ModelSignal.VERSION,
                ASSET,
                model,
                "1",
                output,
                cause,
                null,
                null);
    }
}
