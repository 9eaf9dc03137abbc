package io.dealerflow.gexapi.visualizer;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.contracts.features.NoFlipReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Net exposure by strike of a stored book, dollars per 1 % move.
 *
 * @param strikeData      ascending by strike
 * @param gammaFlipStrike the crossing nearest to spot; null with a reason
 * @param reason          why there is no flip, null when there is one
 * @param stale           whether the answer comes from the fallback store
 */
public record StoredHeatmap(
        String symbol,
        Instant timestamp,
        String spotPrice,
        List<Strike> strikeData,
        double totalCallGex,
        double totalPutGex,
        double totalNetGex,
        @Nullable String gammaFlipStrike,
        MarketRegime marketRegime,
        @Nullable NoFlipReason reason,
        ConventionUsed convention,
        Quality quality,
        boolean stale) {

    /** One strike over all expiries. */
    public record Strike(String strike, double gex, Color color) {
        static Strike of(GexSnapshot.StrikeGex row) {
            return new Strike(PriceText.of(row.strike()), row.netGex(), Color.of(row.netGex()));
        }
    }

    public static StoredHeatmap of(GexSnapshot snapshot, boolean stale) {
        return new StoredHeatmap(
                snapshot.symbol(),
                snapshot.asOf(),
                PriceText.of(snapshot.spot()),
                snapshot.byStrike().stream().map(Strike::of).toList(),
                snapshot.callGex(),
                snapshot.putGex(),
                snapshot.netGex(),
                PriceText.rounded(snapshot.gammaFlip().value()),
                MarketRegime.of(snapshot.gammaRegime()),
                snapshot.gammaFlip().reason(),
                snapshot.convention(),
                snapshot.quality(),
                stale);
    }
}
