package io.dealerflow.quant.exposure;

/**
 * Exposure at one strike over all expiries, dollars per 1 %.
 *
 * @param strike           units of the underlying
 * @param callGex          signed sum over calls
 * @param putGex           signed sum over puts
 * @param callOpenInterest contracts of all live series, used or not
 * @param putOpenInterest  the same of puts
 */
public record StrikeExposure(
        double strike, double callGex, double putGex, long callOpenInterest, long putOpenInterest) {
    /** Calls and puts together, dollars per 1 %. */
    public double netGex() {
        return callGex + putGex;
    }
}
