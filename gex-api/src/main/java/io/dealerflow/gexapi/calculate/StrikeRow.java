package io.dealerflow.gexapi.calculate;

import io.dealerflow.quant.exposure.StrikeExposure;

/**
 * One strike over all expiries.
 *
 * @param callGamma delta per 1 of spot and contract unit, mean over the calls used; 0 when none was
 * @param putGamma  the same of puts
 */
public record StrikeRow(StrikeExposure exposure, double callGamma, double putGamma) {}
