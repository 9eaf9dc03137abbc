package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts per call over the live series.
 *
 * @param openInterest null when no call is open
 * @param volume null when no call was traded
 */
public record PutCallRatios(
        @Nullable Double openInterest, @Nullable Double volume) {

    /** Over all contracts of the live series, used or not. */
    public static PutCallRatios of(PreparedBook prepared) {
        List<Series> live = prepared.live().stream().map(SeriesReading::series).toList();
        double puts = 0;
        double calls = 0;
        double putVolume = 0;
        double callVolume = 0;
        for (Series series : live) {
            puts += series.openInterest(Right.PUT);
            calls += series.openInterest(Right.CALL);
            putVolume += series.volume(Right.PUT);
            callVolume += series.volume(Right.CALL);
        }
        return new PutCallRatios(ratio(puts, calls), ratio(putVolume, callVolume));
    }

    private static @Nullable Double ratio(double puts, double calls) {
        return calls > 0 ? puts / calls : null;
    }
}
