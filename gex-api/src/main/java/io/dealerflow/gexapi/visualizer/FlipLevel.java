package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.profile.GammaFlip;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where net exposure of the re-priced book changes sign.
 *
 * @param gammaFlipStrike the crossing nearest to spot, seldom a listed strike; null with a reason
 * @param distanceToFlip  flip − spot, units of the underlying
 * @param distancePct     the same in percent of spot
 * @param nearFlip        whether that is within the convention's {@code near_flip}
 * @param reason          why there is no flip, null when there is one
 */
public record FlipLevel(
        String symbol,
        String currentPrice,
        @Nullable String gammaFlipStrike,
        @Nullable Double distanceToFlip,
        @Nullable Double distancePct,
        MarketRegime marketRegime,
        Instant timestamp,
        @JsonProperty("is_near_flip") boolean nearFlip,
        @Nullable NoFlipReason reason) {
    private static final double PERCENT = 100;

    static FlipLevel of(String symbol, GexAnalysis analysis) {
        GammaFlip flip = analysis.flip();
        Double relative = flip.relativeDistance();
        GammaFlip.Reason reason = flip.reason();
        MarketRegime regime = MarketRegime.of(analysis.regime());
        return new FlipLevel(
                symbol,
                PriceText.of(analysis.prepared().book().spot()),
                PriceText.rounded(flip.nearest()),
                flip.distance(),
                relative == null ? null : relative * PERCENT,
                regime,
                analysis.prepared().book().asOf(),
                regime == MarketRegime.NEAR_FLIP,
                reason == null ? null : NoFlipReason.valueOf(reason.name()));
    }
}
