package io.dealerflow.gexapi.levels;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import org.jspecify.annotations.Nullable;

/**
 * One symbol in the screen: its newest levels and score.
 *
 * @param index       instability 0–100; null with a {@code scoreReason}
 * @param regime      null without an index
 * @param pressure    null when the asset has not been scored
 * @param scoreReason why there is no index, null when there is one
 */
public record ScreenRow(
        @JsonUnwrapped Levels levels,
        @Nullable Double index,
        @Nullable Regime regime,
        @Nullable PressureDirection pressure,
        @Nullable NoLevelReason scoreReason) {

    static ScreenRow of(Levels levels, @Nullable AssetScore score) {
        if (score == null) {
            return new ScreenRow(levels, null, null, null, NoLevelReason.NOT_SCORED);
        }
        NoLevelReason reason = score.index() == null ? NoLevelReason.ALL_COMPONENTS_ABSTAINED : null;
        return new ScreenRow(levels, score.index(), score.regime(), score.pressure(), reason);
    }

    public String symbol() {
        return levels.symbol();
    }
}
