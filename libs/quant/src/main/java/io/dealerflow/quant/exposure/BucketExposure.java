package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exposure of the expiries in one bucket; the buckets sum to the book.
 *
 * @param bucket days from the as-of date to expiry
 * @param series number of live (expiry, root) in the bucket
 * @param gex    dollars per 1 %
 * @param greeks DEX, VEX and CEX; null under vendor gammas, where no volatility is known
 */
public record BucketExposure(
        ExpiryBucket bucket,
        int series,
        GexTotals gex,
        @Nullable GreekExposure greeks) {

    /**
     * All buckets in order, empty ones included.
     *
     * @param greeks of the same book; null under vendor gammas
     */
    public static List<BucketExposure> of(GexAnalysis analysis, @Nullable ContractGreeks greeks) {
        PreparedBook prepared = analysis.prepared();
        LocalDate asOf = LocalDate.ofInstant(prepared.book().asOf(), ExchangeCalendar.ZONE);
        List<GreekExposure> byReading = greeks == null ? List.of() : greeks.byReading();
        Map<ExpiryBucket, BucketExposure> sums = new EnumMap<>(ExpiryBucket.class);
        for (ExpiryBucket bucket : ExpiryBucket.values()) {
            GreekExposure none = greeks == null ? null : GreekExposure.ZERO;
            sums.put(bucket, new BucketExposure(bucket, 0, GexTotals.ZERO, none));
        }
        int row = 0;
        for (int i = 0; i < prepared.readings().size(); i++) {
            SeriesReading reading = prepared.readings().get(i);
            if (reading.dropped() == null) {
                GexTotals gex = analysis.byExpiry().get(row++).totals();
                GreekExposure own = greeks == null ? null : byReading.get(i);
                ExpiryBucket bucket =
                        ExpiryBucket.of(asOf, reading.series().key().expiry());
                sums.computeIfPresent(bucket, (key, sum) -> sum.plus(gex, own));
            }
        }
        return List.copyOf(new ArrayList<>(sums.values()));
    }

    private BucketExposure plus(GexTotals more, @Nullable GreekExposure own) {
        GreekExposure sum = greeks == null || own == null ? null : greeks.plus(own);
        return new BucketExposure(bucket, series + 1, gex.plus(more), sum);
    }
}
