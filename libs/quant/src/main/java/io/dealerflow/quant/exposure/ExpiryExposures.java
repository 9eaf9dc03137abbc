package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums exposure by (expiry, root). */
final class ExpiryExposures {
    private ExpiryExposures() {}

    /** All live series, ascending by expiry and root. */
    static List<ExpiryExposure> of(PreparedBook prepared, double[] gex) {
        List<SeriesReading> readings = prepared.readings();
        GexTotals[] totals = new GexTotals[readings.size()];
        Arrays.fill(totals, GexTotals.ZERO);
        Positions positions = prepared.positions();
        for (int i = 0; i < gex.length; i++) {
            int at = positions.reading(i);
            totals[at] = totals[at].plus(positions.isCall(i), gex[i]);
        }
        List<ExpiryExposure> rows = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (readings.get(i).dropped() == null) {
                rows.add(row(readings.get(i), totals[i], prepared.book().spot()));
            }
        }
        return List.copyOf(rows);
    }

    private static ExpiryExposure row(SeriesReading reading, GexTotals totals, double spot) {
        Series series = reading.series();
        Double maxPain = reading.expired() ? null : MaxPain.of(series, spot);
        return new ExpiryExposure(
                reading, totals, maxPain, series.openInterest(Right.CALL), series.openInterest(Right.PUT));
    }
}
