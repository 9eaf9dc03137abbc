package io.dealerflow.feature.dataset;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the feature store: the features of an asset at an instant, and what else was known then.
 *
 * @param score     of these very features; null until there is one
 * @param bars      the newest of the asset's closes; null without any
 * @param sentiment mean of the sentiment of the news of 24 hours, −1 to 1; null without any
 * @param newsItems news items in this mean
 * @param signals   of each model the newest; models without one are absent
 */
public record DatasetRow(
        FeatureValues features,
        @Nullable AssetScore score,
        @Nullable BarSeries bars,
        @Nullable Double sentiment,
        int newsItems,
        Map<ModelName, ModelSignal> signals) {}
