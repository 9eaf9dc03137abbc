package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.NoFlipReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The gamma flip of a stored book.
 *
 * @param gammaFlipStrike the crossing nearest to spot, seldom a listed strike; null with a reason
 * @param distancePct     flip − spot in percent of spot
 * @param nearFlip        whether that is within the convention's {@code near_flip}
 * @param reason          why there is no flip, null when there is one
 * @param stale           whether the answer comes from the fallback store
 */
public record StoredFlip(
        String symbol,
        Instant timestamp,
        String spotPrice,
        @Nullable String gammaFlipStrike,
        @Nullable Double distancePct,
        MarketRegime marketRegime,
        @JsonProperty("is_near_flip") boolean nearFlip,
        @Nullable NoFlipReason reason,
        ConventionUsed convention,
        boolean stale) {

    public static StoredFlip of(GexSnapshot snapshot, boolean stale) {
        MarketRegime regime = MarketRegime.of(snapshot.gammaRegime());
        return new StoredFlip(
                snapshot.symbol(),
                snapshot.asOf(),
                PriceText.of(snapshot.spot()),
                PriceText.rounded(snapshot.gammaFlip().value()),
                snapshot.gammaFlip().distancePct(),
                regime,
                regime == MarketRegime.NEAR_FLIP,
                snapshot.gammaFlip().reason(),
                snapshot.convention(),
                stale);
    }
}
