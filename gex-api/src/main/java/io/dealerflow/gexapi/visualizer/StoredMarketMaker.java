package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import java.time.Instant;

/**
 * What dealers hold in a stored book, under the dealer convention named.
 *
 * @param dealerGammaExposure dollars per 1 % move; the sign is the dealers' own: above 0 they are long gamma
 * @param hedgingPressure     what dealers must do as spot rises; as it falls, the opposite
 * @param destabilizing       whether that makes moves larger
 * @param stale               whether the answer comes from the fallback store
 */
public record StoredMarketMaker(
        String symbol,
        Instant timestamp,
        double dealerGammaExposure,
        DealerPosition dealerPosition,
        DealerPosition.Pressure hedgingPressure,
        @JsonProperty("is_destabilizing") boolean destabilizing,
        ConventionUsed convention,
        boolean stale) {

    public static StoredMarketMaker of(GexSnapshot snapshot, boolean stale) {
        DealerPosition position = DealerPosition.of(snapshot.netGex());
        return new StoredMarketMaker(
                snapshot.symbol(),
                snapshot.asOf(),
                snapshot.netGex(),
                position,
                position.pressure(),
                position.isDestabilizing(),
                snapshot.convention(),
                stale);
    }
}
