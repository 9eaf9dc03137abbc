package io.dealerflow.quant.batch;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility;
import io.dealerflow.quant.vol.ImpliedVolatility.Quote;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import io.dealerflow.quant.vol.ImpliedVolatility.Solved;
import io.dealerflow.quant.vol.ImpliedVolatility.Unsolved;
import io.dealerflow.quant.vol.UncheckedVolatility;
import java.util.Arrays;
import java.util.Objects;

/** Undiscounted option prices in columns, to be turned into volatilities by {@link Kernels}; one thread at a time. */
public final class QuoteBatch {
    /** 1 for a call, -1 for a put. */
    final double[] sign;

    final double[] strike;
    final double[] price;
    final double[] forward;
    final double[] years;
    /** Minus the absolute logarithm of forward over strike, of a chunk. */
    final double[] x = new double[Lanes.CHUNK];
    /** Time value over the root of forward times strike, of a chunk. */
    final double[] normalised = new double[Lanes.CHUNK];

    final double[] logPrice = new double[Lanes.CHUNK];
    /** Current estimate of total volatility, of a chunk. */
    final double[] s = new double[Lanes.CHUNK];
    /** Price over vega at that volatility, of a chunk. */
    final double[] difference = new double[Lanes.CHUNK];
    /** The last change of total volatility, as a share, of a chunk. */
    final double[] step = new double[Lanes.CHUNK];

    private final int size;

    /** Room for that many quotes; until set, each is a call that costs 0.5 at strike and forward 1 with a year left. */
    public QuoteBatch(int size) {
        this.size = size;
        int padded = Lanes.padded(size);
        sign = new double[padded];
        strike = new double[padded];
        price = new double[padded];
        forward = new double[padded];
        years = new double[padded];
        for (double[] column : new double[][] {sign, strike, forward, years}) {
            Arrays.fill(column, 1);
        }
        Arrays.fill(price, 0.5);
    }

    /**
     * Sets one quote.
     *
     * @param strike 1e-100 to 1e100
     * @param price undiscounted, finite, {@code >= 0}
     * @param forward of the underlying at expiry, 1e-100 to 1e100
     * @param years to expiry, 1e-100 to 1e100
     * @throws IllegalArgumentException if a value is out of its range, naming it
     * @throws IndexOutOfBoundsException unless {@code i} is below the batch's size
     */
    public void set(int i, Right right, double strike, double price, double forward, double years) {
        Objects.checkIndex(i, size);
        Bounds.size(strike, "strike");
        Require.notNegative(price, "price");
        Bounds.size(forward, "forward");
        Bounds.size(years, "years");
        sign[i] = right.sign();
        this.strike[i] = strike;
        this.price[i] = price;
        this.forward[i] = forward;
        this.years[i] = years;
    }

    /** Number of quotes. */
    public int size() {
        return size;
    }

    /** NaN where there is none. */
    double volatility(int i) {
        return UncheckedVolatility.of(right(i), strike[i], price[i], forward[i], years[i]);
    }

    /** Why there is none. */
    Reason reason(int i) {
        Quote quote = new Quote(right(i), strike[i], price[i], forward[i], years[i]);
        return switch (ImpliedVolatility.of(quote)) {
            case Unsolved unsolved -> unsolved.reason();
            case Solved solved -> throw new IllegalStateException("quote " + i + " has a volatility: " + solved);
        };
    }

    private Right right(int i) {
        return sign[i] > 0 ? Right.CALL : Right.PUT;
    }
}
