package io.dealerflow.gexapi.calculate;

import io.dealerflow.contracts.raw.OptionChain.Contracts;
import java.util.Arrays;

/** Contracts in columns that grow as they are read. */
final class ContractColumns {
    private static final int FIRST_CAPACITY = 512;

    private int size;
    private int[] series = new int[FIRST_CAPACITY];
    private boolean[] call = new boolean[FIRST_CAPACITY];
    private double[] strike = new double[FIRST_CAPACITY];
    private double[] bid = new double[FIRST_CAPACITY];
    private double[] ask = new double[FIRST_CAPACITY];
    private double[] iv = new double[FIRST_CAPACITY];
    private double[] gamma = new double[FIRST_CAPACITY];
    private long[] volume = new long[FIRST_CAPACITY];
    private long[] openInterest = new long[FIRST_CAPACITY];

    /** @param series index of the series that the contract belongs to */
    void add(int series, ContractReader contract) {
        if (size == strike.length) {
            grow();
        }
        this.series[size] = series;
        call[size] = contract.isCall();
        strike[size] = contract.strike();
        bid[size] = contract.bid();
        ask[size] = contract.ask();
        iv[size] = contract.iv();
        gamma[size] = contract.gamma();
        volume[size] = contract.volume();
        openInterest[size] = contract.openInterest();
        size++;
    }

    int size() {
        return size;
    }

    private void grow() {
        int capacity = 2 * size;
        series = Arrays.copyOf(series, capacity);
        call = Arrays.copyOf(call, capacity);
        strike = Arrays.copyOf(strike, capacity);
        bid = Arrays.copyOf(bid, capacity);
        ask = Arrays.copyOf(ask, capacity);
        iv = Arrays.copyOf(iv, capacity);
        gamma = Arrays.copyOf(gamma, capacity);
        volume = Arrays.copyOf(volume, capacity);
        openInterest = Arrays.copyOf(openInterest, capacity);
    }

    /** What was added. Last prices and deltas are no part of the analysis and are left at 0. */
    Contracts contracts() {
        double[] unused = new double[size];
        return new Contracts(
                Arrays.copyOf(series, size),
                Arrays.copyOf(call, size),
                Arrays.copyOf(strike, size),
                Arrays.copyOf(bid, size),
                Arrays.copyOf(ask, size),
                unused,
                Arrays.copyOf(iv, size),
                unused,
                Arrays.copyOf(gamma, size),
                Arrays.copyOf(volume, size),
                Arrays.copyOf(openInterest, size));
    }
}
