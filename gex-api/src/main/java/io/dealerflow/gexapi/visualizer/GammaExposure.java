package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.gexapi.calculate.StrikeRow;
import io.dealerflow.quant.exposure.StrikeExposure;

/**
 * One strike over all expiries; exposures in dollars per 1 % move.
 *
 * @param callGamma         delta per 1 of spot, mean over the calls used, weighted by open interest; 0 without any
 * @param netGamma          call gamma − put gamma, as in the original; it is no exposure
 * @param callOpenInterest  contracts of all live expiries, used or not
 * @param hasPositiveGamma  whether net exposure is above 0
 */
public record GammaExposure(
        String strike,
        double callGamma,
        double putGamma,
        double netGamma,
        double callGex,
        double putGex,
        double netGex,
        long callOpenInterest,
        long putOpenInterest,
        @JsonProperty("is_positive_gamma") boolean hasPositiveGamma,
        Color colorCode) {
    static GammaExposure of(StrikeRow row) {
        StrikeExposure exposure = row.exposure();
        double net = exposure.netGex();
        return new GammaExposure(
                PriceText.of(exposure.strike()),
                row.callGamma(),
                row.putGamma(),
                row.callGamma() - row.putGamma(),
                exposure.callGex(),
                exposure.putGex(),
                net,
                exposure.callOpenInterest(),
                exposure.putOpenInterest(),
                net > 0,
                Color.of(net));
    }
}
