package io.dealerflow.quant.batch;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.EuropeanOption;
import java.util.Arrays;

/**
 * European options on one underlying, in columns, for {@link Kernels}. To be filled again and again; one thread at a time.
 * Rates and yields are fractions per year, continuously compounded.
 */
public final class OptionBatch {
    final double spot;
    /** 1 for a call, -1 for a put. */
    final double[] sign;

    final double[] strike;
    final double[] years;
    final double[] volatility;
    final double[] dividendYield;
    /** Cost of carry: rate less dividend yield. */
    final double[] carry;

    /** Of spot near strike over both, as {@link ScalarMath#log} takes it, of a chunk. */
    final double[] share = new double[Lanes.CHUNK];
    /** The bits of the power of two between spot and strike, of a chunk. */
    final double[] exponent = new double[Lanes.CHUNK];
    /** Squared volatility times time, of a chunk. */
    final double[] variance = new double[Lanes.CHUNK];
    /** {@code 1 / variance} of a chunk. */
    final double[] inverseVariance = new double[Lanes.CHUNK];
    /** d1 times the root of the variance, of a chunk. */
    final double[] centre = new double[Lanes.CHUNK];
    /** d1 of a chunk. */
    final double[] d1 = new double[Lanes.CHUNK];
    /** {@code 1 / sqrt(variance)} of a chunk. */
    final double[] inverseTotal = new double[Lanes.CHUNK];
    /** {@code e^(-qT) n(d1)} of a chunk. */
    final double[] bell = new double[Lanes.CHUNK];

    private final int size;

    /**
     * @param spot price of the underlying, finite, {@code > 0}
     * @param size number of options; until set, each is a call struck at 1 with a year left and volatility 1
     */
    public OptionBatch(double spot, int size) {
        this.spot = Require.positive(spot, "spot");
        this.size = size;
        int padded = Lanes.padded(size);
        sign = new double[padded];
        strike = new double[padded];
        years = new double[padded];
        volatility = new double[padded];
        dividendYield = new double[padded];
        carry = new double[padded];
        for (double[] column : new double[][] {sign, strike, years, volatility}) {
            Arrays.fill(column, 1);
        }
    }

    /**
     * Sets one option.
     *
     * @param rate          up to its expiry, finite
     * @param dividendYield up to its expiry, finite
     * @throws IllegalArgumentException if a value, or {@code volatility^2 * yearsToExpiry}, is out of its range, naming it
     */
    public void set(int i, EuropeanOption option, double rate, double dividendYield) {
        Require.positive(option.volatility() * option.volatility() * option.yearsToExpiry(), "variance");
        sign[i] = option.right().sign();
        strike[i] = option.strike();
        years[i] = option.yearsToExpiry();
        volatility[i] = option.volatility();
        this.dividendYield[i] = Require.finite(dividendYield, "dividendYield");
        carry[i] = Require.finite(rate, "rate") - dividendYield;
    }

    /** Number of options. */
    public int size() {
        return size;
    }
}
