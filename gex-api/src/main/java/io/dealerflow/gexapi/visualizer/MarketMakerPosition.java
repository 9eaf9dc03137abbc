package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.gexapi.calculate.Calculation;
import io.dealerflow.quant.exposure.GreekExposure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What dealers hold, under the dealer convention of the answer.
 *
 * @param dealerGammaExposure dollars per 1 % move; the sign is the dealers' own: above 0 they are long gamma
 * @param gammaNotional       the sum of all contracts' exposures taken absolutely, dollars per 1 % move
 * @param vannaExposure       dollars of delta per volatility point; null under {@code gamma=vendor}, where no volatility is known
 * @param charmExposure       dollars of delta per calendar day; null as vanna is
 * @param hedgingPressure     what dealers must do as spot rises; as it falls, the opposite
 * @param destabilizing       whether that makes moves larger
 * @param reason              why vanna and charm are null; null when they are not
 */
public record MarketMakerPosition(
        String symbol,
        double dealerGammaExposure,
        DealerPosition dealerPosition,
        double gammaNotional,
        @Nullable Double vannaExposure,
        @Nullable Double charmExposure,
        DealerPosition.Pressure hedgingPressure,
        Instant timestamp,
        @JsonProperty("is_destabilizing") boolean destabilizing,
        @Nullable Reason reason) {
    /** Why there are no greeks. */
    public enum Reason {
        /** The caller's gammas were asked for, and with them goes no volatility. */
        VENDOR_GAMMA
    }

    static MarketMakerPosition of(String symbol, Calculation calculation) {
        double net = calculation.analysis().totals().net();
        DealerPosition position = DealerPosition.of(net);
        GreekExposure greeks = calculation.greeks();
        return new MarketMakerPosition(
                symbol,
                net,
                position,
                calculation.analysis().totals().gross(),
                greeks == null ? null : greeks.vanna(),
                greeks == null ? null : greeks.charm(),
                position.pressure(),
                calculation.book().asOf(),
                position.isDestabilizing(),
                greeks == null ? Reason.VENDOR_GAMMA : null);
    }
}
