package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;

/**
 * The used contracts of a book in columns, ready for batch pricing. Filled by {@link PreparedBook} and immutable after.
 */
public final class Positions {
    private int size;
    private int[] reading;
    private int[] contract;
    private boolean[] call;
    private double[] strike;
    private double[] volatility;
    private double[] signedUnits;

    Positions(int capacity) {
        reading = new int[capacity];
        contract = new int[capacity];
        call = new boolean[capacity];
        strike = new double[capacity];
        volatility = new double[capacity];
        signedUnits = new double[capacity];
    }

    /** One used contract: its indices, its volatility, and the units of underlying that dealers hold through it. */
    record Entry(int reading, int contract, double volatility, double signedUnits) {}

    void add(Series series, Entry entry) {
        int i = size++;
        reading[i] = entry.reading();
        contract[i] = entry.contract();
        call[i] = series.right(entry.contract()) == Right.CALL;
        strike[i] = series.strike(entry.contract());
        volatility[i] = entry.volatility();
        signedUnits[i] = entry.signedUnits();
    }

    Positions trimmed() {
        reading = Arrays.copyOf(reading, size);
        contract = Arrays.copyOf(contract, size);
        call = Arrays.copyOf(call, size);
        strike = Arrays.copyOf(strike, size);
        volatility = Arrays.copyOf(volatility, size);
        signedUnits = Arrays.copyOf(signedUnits, size);
        return this;
    }

    Positions withVolatilityShift(double shift) {
        Require.finite(shift, "shift");
        Positions shifted = new Positions(0);
        shifted.size = size;
        shifted.reading = reading;
        shifted.contract = contract;
        shifted.call = call;
        shifted.strike = strike;
        shifted.signedUnits = signedUnits;
        shifted.volatility = Arrays.stream(volatility)
                .map(value -> Math.max(SeriesReading.LEAST_VOLATILITY, value + shift))
                .toArray();
        return shifted;
    }

    /** Number of used contracts. */
    public int size() {
        return size;
    }

    /** Index into {@link PreparedBook#readings()}. */
    public int reading(int i) {
        return reading[i];
    }

    /** Index of the contract within its series. */
    public int contract(int i) {
        return contract[i];
    }

    /** Whether it is a call, else a put. */
    public boolean isCall(int i) {
        return call[i];
    }

    /** In dollars per unit of underlying. */
    public double strike(int i) {
        return strike[i];
    }

    /** Fraction per year; 0 under vendor gammas, where none is needed. */
    public double volatility(int i) {
        return volatility[i];
    }

    /** Dealer sign · contracts · multiplier: units of underlying that the dealers' position controls. */
    public double signedUnits(int i) {
        return signedUnits[i];
    }
}
