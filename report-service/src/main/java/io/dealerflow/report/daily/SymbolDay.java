package io.dealerflow.report.daily;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of one symbol on one New York date.
 *
 * @param range     the day's observations; null when no snapshot of the date has arrived
 * @param latest    snapshot of the date's newest observation; null when none has arrived
 * @param previous  snapshot of the observation before it on the date; null when there is none
 * @param first     snapshot of the date's first observation; null when that is {@code latest}
 * @param dayBefore snapshot of the newest observation of the nearest earlier date; null when there is none
 * @param score     the date's newest score; null when none has arrived
 * @param features  the date's newest features; null when none have arrived
 * @param alerts    the date's alerts, ascending by time and event id
 */
public record SymbolDay(
        String symbol,
        @Nullable DayRange range,
        @Nullable GexSnapshot latest,
        @Nullable GexSnapshot previous,
        @Nullable GexSnapshot first,
        @Nullable GexSnapshot dayBefore,
        @Nullable AssetScore score,
        @Nullable AssetFeatures features,
        List<Alert> alerts) {
    public SymbolDay {
        alerts = List.copyOf(alerts);
    }

    /** The price of its newest book; of an asset without one the newest close of its features; null when neither is known. */
    @Nullable
    Double price() {
        if (latest != null) {
            return latest.spot();
        }
        Feature close = features == null ? null : features.features().get(FeatureName.CLOSE.wireName());
        return close == null ? null : close.value();
    }

    /** Whether a book of options is expected; commodities, currencies, rates and credit have none. */
    boolean mayHaveOptions() {
        return features == null || features.assetClass() == AssetClass.EQUITY;
    }
}
