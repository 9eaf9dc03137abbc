package io.dealerflow.gexapi.tables;

import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.exposure.ContractGex;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Net gamma exposure and open interest by strike and expiry.
 *
 * @param withinPct strikes farther from spot than this, percent of spot, are left out; null leaves out none
 */
public record SurfaceTable(@Nullable Double withinPct) implements BookTable<Surface> {
    private static final double PERCENT = 100;

    @Override
    public Surface of(ChainBook book, Convention convention) {
        return of(PreparedBook.of(QuantBooks.of(book), convention));
    }

    Surface of(PreparedBook prepared) {
        List<SeriesReading> live = prepared.live();
        int[] columns = prepared.readings().stream().mapToInt(live::indexOf).toArray();
        Grid grid = new Grid(strikes(prepared), live);
        double[] gex = ContractGex.of(prepared);
        Positions positions = prepared.positions();
        for (int i = 0; i < gex.length; i++) {
            grid.addGex(positions.strike(i), columns[positions.reading(i)], gex[i]);
        }
        return grid.surface();
    }

    private double[] strikes(PreparedBook prepared) {
        double spot = prepared.book().spot();
        return prepared.live().stream()
                .map(SeriesReading::series)
                .flatMapToDouble(series -> IntStream.range(0, series.rungs()).mapToDouble(series::rungStrike))
                .filter(strike -> withinPct == null || Math.abs(strike - spot) <= spot * withinPct / PERCENT)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Sums, by strike and live series. What a series does not list stays null. */
    private static final class Grid {
        private final double[] strikes;
        private final List<SeriesReading> live;
        private final @Nullable Double[][] netGex;
        private final @Nullable Long[][] callOpenInterest;
        private final @Nullable Long[][] putOpenInterest;

        Grid(double[] strikes, List<SeriesReading> live) {
            this.strikes = strikes;
            this.live = live;
            netGex = new Double[strikes.length][live.size()];
            callOpenInterest = new Long[strikes.length][live.size()];
            putOpenInterest = new Long[strikes.length][live.size()];
            for (int column = 0; column < live.size(); column++) {
                list(live.get(column).series(), column);
            }
        }

        private void list(Series series, int column) {
            for (int rung = 0; rung < series.rungs(); rung++) {
                int row = Arrays.binarySearch(strikes, series.rungStrike(rung));
                if (row >= 0) {
                    netGex[row][column] = 0.0;
                    callOpenInterest[row][column] = series.openInterestAt(rung, Right.CALL);
                    putOpenInterest[row][column] = series.openInterestAt(rung, Right.PUT);
                }
            }
        }

        void addGex(double strike, int column, double gex) {
            int row = Arrays.binarySearch(strikes, strike);
            Double before = row < 0 ? null : netGex[row][column];
            if (before != null) {
                netGex[row][column] = before + gex;
            }
        }

        Surface surface() {
            return new Surface(
                    Arrays.stream(strikes).boxed().toList(),
                    live.stream().map(Surface.Expiry::of).toList(),
                    rows(netGex),
                    rows(callOpenInterest),
                    rows(putOpenInterest));
        }

        /** The signature of {@code asList} cannot say that it keeps nulls. */
        @SuppressWarnings("NullAway")
        private static <N> List<List<@Nullable N>> rows(@Nullable N[][] matrix) {
            return Arrays.stream(matrix).map(Arrays::asList).toList();
        }
    }
}
