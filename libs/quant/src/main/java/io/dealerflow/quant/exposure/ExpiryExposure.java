package io.dealerflow.quant.exposure;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.quant.chain.SeriesReading;
import org.jspecify.annotations.Nullable;

/**
 * Exposure of one (expiry, root), dollars per 1 %.
 *
 * @param reading the series, its time and its forward
 * @param totals  over the used contracts of the series
 * @param maxPain listed strike; null when nothing is open or the series has settled
 * @param callOpenInterest contracts, used or not
 * @param putOpenInterest  the same of puts
 */
public record ExpiryExposure(
        SeriesReading reading,
        GexTotals totals,
        @Nullable Double maxPain,
        long callOpenInterest,
        long putOpenInterest) {
    /** Calendar-day equivalent of the time to settlement: years · 365. */
    public double days() {
        return reading.years() * DAYS_PER_YEAR;
    }
}
