package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionColumns;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns observed columns into the input of the analysis. */
public final class QuantBooks {
    private QuantBooks() {}

    private record Contract(boolean call, double strike) {}

    /** The book as the analysis reads it: quotes and volatilities that the source does not give are 0. */
    public static Book of(ChainBook chains) {
        Map<String, int[][]> rows = new HashMap<>();
        List<Series> series = new ArrayList<>(chains.parts().size());
        for (ChainBook.Part part : chains.parts()) {
            OptionChain observation = part.observation();
            int[][] bySeries = rows.computeIfAbsent(observation.eventId(), id -> rowsBySeries(observation));
            series.add(new Series(
                    key(part.series()),
                    part.series().multiplier(),
                    new Series.Observation(observation.asOf(), observation.spot()),
                    columns(observation.contracts(), bySeries[part.index()])));
        }
        return new Book(chains.underlying(), chains.asOf(), chains.spot(), series);
    }

    static SeriesKey key(OptionChain.Series series) {
        return new SeriesKey(series.expiry(), series.root(), ContractEnums.settlement(series.settlement()));
    }

    /** The rows of each series, in the order of the observation. */
    private static int[][] rowsBySeries(OptionChain observation) {
        int[] series = observation.contracts().series();
        int[] count = new int[observation.series().size()];
        for (int index : series) {
            count[index]++;
        }
        int[][] rows = new int[count.length][];
        Arrays.setAll(rows, index -> new int[count[index]]);
        for (int row = series.length - 1; row >= 0; row--) {
            rows[series[row]][--count[series[row]]] = row;
        }
        return rows;
    }

    private static OptionColumns columns(Contracts all, int[] rowsOfSeries) {
        int[] rows = withoutRepeats(all, rowsOfSeries);
        int n = rows.length;
        boolean[] call = new boolean[n];
        double[] strike = new double[n];
        double[] bid = new double[n];
        double[] ask = new double[n];
        double[] iv = new double[n];
        double[] gamma = new double[n];
        long[] volume = new long[n];
        long[] openInterest = new long[n];
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            call[i] = all.call()[row];
            strike[i] = all.strike()[row];
            bid[i] = orZero(all.bid()[row]);
            ask[i] = orZero(all.ask()[row]);
            iv[i] = orZero(all.iv()[row]);
            gamma[i] = orMissing(all.gamma()[row]);
            volume[i] = all.volume()[row];
            openInterest[i] = all.openInterest()[row];
        }
        return OptionColumns.withoutSignedFlow(call, strike, bid, ask, iv, gamma, volume, openInterest);
    }

    /** In the analysis a missing quote or volatility is 0. */
    private static double orZero(double value) {
        return value > 0 && Double.isFinite(value) ? value : 0;
    }

    private static double orMissing(double value) {
        return Double.isFinite(value) ? value : OptionColumns.MISSING;
    }

    /** Of a contract listed twice in one observation the later row counts. */
    private static int[] withoutRepeats(Contracts all, int[] rows) {
        if (isStrictlyAscending(all, rows)) {
            return rows;
        }
        Map<Contract, Integer> distinct = new LinkedHashMap<>();
        for (int row : rows) {
            distinct.put(new Contract(all.call()[row], all.strike()[row]), row);
        }
        return distinct.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isStrictlyAscending(Contracts all, int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            double before = all.strike()[rows[i - 1]];
            double strike = all.strike()[rows[i]];
            boolean isPutAfterCall = all.call()[rows[i - 1]] && !all.call()[rows[i]];
            if (strike < before || (strike == before && !isPutAfterCall)) {
                return false;
            }
        }
        return true;
    }
}
