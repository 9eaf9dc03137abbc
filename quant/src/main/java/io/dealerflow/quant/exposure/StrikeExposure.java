package io.dealerflow.quant.exposure;

/**
 * Exposure at one strike over all expiries, dollars per 1 %.
 *
 * @param callOpenInterest contracts of all live series, used or not
 */
public record StrikeExposure(
        double strike, double callGex, double putGex, long callOpenInterest, long putOpenInterest) {
    public double netGex() {
        return callGex + putGex;
    }
}
