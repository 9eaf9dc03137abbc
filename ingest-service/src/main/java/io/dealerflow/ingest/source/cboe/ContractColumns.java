package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Contracts in the order of the file, with their figures in growing columns. */
final class ContractColumns {
    private static final int INITIAL_CAPACITY = 1024;

    private final List<OptionSymbol> symbols = new ArrayList<>();
    private final double[][] figures = new double[ChainField.values().length][INITIAL_CAPACITY];

    /** @param values one for each {@link ChainField}, NaN where the file has none; copied */
    void add(OptionSymbol symbol, double[] values) {
        int row = symbols.size();
        for (int field = 0; field < figures.length; field++) {
            if (row == figures[field].length) {
                figures[field] = Arrays.copyOf(figures[field], 2 * row);
            }
            figures[field][row] = values[field];
        }
        symbols.add(symbol);
    }

    int size() {
        return symbols.size();
    }

    OptionSymbol symbol(int row) {
        return symbols.get(row);
    }

    /**
     * The columns of an event.
     *
     * @param rows     which contracts, in the order of the event
     * @param seriesOf index of the series of each of them
     */
    OptionChain.Contracts select(int[] rows, int[] seriesOf) {
        boolean[] call = new boolean[rows.length];
        double[] strike = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            OptionSymbol symbol = symbols.get(rows[i]);
            call[i] = symbol.right() == Right.CALL;
            strike[i] = symbol.strike();
        }
        return new OptionChain.Contracts(
                seriesOf,
                call,
                strike,
                select(ChainField.BID, rows),
                select(ChainField.ASK, rows),
                select(ChainField.LAST, rows),
                select(ChainField.IV, rows),
                select(ChainField.DELTA, rows),
                select(ChainField.GAMMA, rows),
                selectWhole(ChainField.VOLUME, rows),
                selectWhole(ChainField.OPEN_INTEREST, rows));
    }

    private double[] select(ChainField field, int[] rows) {
        double[] column = figures[field.index()];
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = column[rows[i]];
        }
        return selected;
    }

    private long[] selectWhole(ChainField field, int[] rows) {
        double[] column = figures[field.index()];
        long[] selected = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = (long) column[rows[i]];
        }
        return selected;
    }
}
