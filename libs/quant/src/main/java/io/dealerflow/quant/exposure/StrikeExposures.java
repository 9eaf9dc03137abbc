package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums exposure and open interest by strike. */
final class StrikeExposures {
    private final double[] strikes;
    private final double[] callGex;
    private final double[] putGex;
    private final long[] callOpenInterest;
    private final long[] putOpenInterest;

    private StrikeExposures(double[] strikes) {
        this.strikes = strikes;
        callGex = new double[strikes.length];
        putGex = new double[strikes.length];
        callOpenInterest = new long[strikes.length];
        putOpenInterest = new long[strikes.length];
    }

    /** Ascending by strike; strikes at which nothing is open and nothing was used are left out. */
    static List<StrikeExposure> of(PreparedBook prepared, double[] gex) {
        StrikeExposures sums = new StrikeExposures(distinctStrikes(prepared));
        prepared.live().forEach(reading -> sums.addOpenInterest(reading.series()));
        Positions positions = prepared.positions();
        for (int i = 0; i < gex.length; i++) {
            int at = sums.indexOf(positions.strike(i));
            (positions.isCall(i) ? sums.callGex : sums.putGex)[at] += gex[i];
        }
        return sums.rows();
    }

    private static double[] distinctStrikes(PreparedBook prepared) {
        return prepared.live().stream()
                .map(SeriesReading::series)
                .flatMapToDouble(series -> IntStream.range(0, series.rungs()).mapToDouble(series::rungStrike))
                .sorted()
                .distinct()
                .toArray();
    }

    private void addOpenInterest(Series series) {
        for (int rung = 0; rung < series.rungs(); rung++) {
            int at = indexOf(series.rungStrike(rung));
            callOpenInterest[at] += series.openInterestAt(rung, Right.CALL);
            putOpenInterest[at] += series.openInterestAt(rung, Right.PUT);
        }
    }

    private int indexOf(double strike) {
        return Arrays.binarySearch(strikes, strike);
    }

    private List<StrikeExposure> rows() {
        List<StrikeExposure> rows = new ArrayList<>(strikes.length);
        for (int i = 0; i < strikes.length; i++) {
            boolean open = callOpenInterest[i] + putOpenInterest[i] > 0;
            if (open || callGex[i] != 0 || putGex[i] != 0) {
                rows.add(
                        new StrikeExposure(strikes[i], callGex[i], putGex[i], callOpenInterest[i], putOpenInterest[i]));
            }
        }
        return List.copyOf(rows);
    }
}
