package io.dealerflow.quant.batch;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.EuropeanOption;
import java.util.Arrays;
import java.util.Objects;

/**
 * European options on one underlying, in columns, for {@link Kernels}. Reusable; one thread at a time.
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
     * Room for options on one underlying.
     *
     * @param spot price of the underlying, 1e-100 to 1e100
     * @param size number of options; until set, each is a call struck at 1 with a year left and volatility 1
     */
    public OptionBatch(double spot, int size) {
        this.spot = Bounds.size(spot, "spot");
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
     * Sets one option. Its strike, its years to expiry and {@code volatility^2 * yearsToExpiry} may be 1e-100 to 1e100,
     * {@code dividendYield * yearsToExpiry} and {@code (rate - dividendYield) * yearsToExpiry} -100 to 100: within these every greek is
     * a finite number.
     *
     * @param rate          up to its expiry, finite
     * @param dividendYield up to its expiry, finite
     * @throws IllegalArgumentException if a value is out of its range, naming it
     * @throws IndexOutOfBoundsException unless {@code i} is below the batch's size
     */
    public void set(int i, EuropeanOption option, double rate, double dividendYield) {
        Objects.checkIndex(i, size);
        double expiry = Bounds.size(option.yearsToExpiry(), "yearsToExpiry");
        double drift = Require.finite(rate, "rate") - Require.finite(dividendYield, "dividendYield");
        Bounds.size(option.strike(), "strike");
        Bounds.size(option.volatility() * option.volatility() * expiry, "volatility^2 * yearsToExpiry");
        Bounds.exponent(dividendYield * expiry, "dividendYield * yearsToExpiry");
        Bounds.exponent(drift * expiry, "(rate - dividendYield) * yearsToExpiry");
        sign[i] = option.right().sign();
        strike[i] = option.strike();
        years[i] = expiry;
        volatility[i] = option.volatility();
        this.dividendYield[i] = dividendYield;
        carry[i] = drift;
    }

    /** Number of options. */
    public int size() {
        return size;
    }
}
