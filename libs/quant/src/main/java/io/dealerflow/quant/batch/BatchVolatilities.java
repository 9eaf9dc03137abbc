package io.dealerflow.quant.batch;

import io.dealerflow.quant.vol.ImpliedVolatility;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Volatilities of the quotes of a {@link QuoteBatch}, or why there is none. */
public final class BatchVolatilities {
    /** 0 where there is none. */
    final double[] volatility;

    private final ImpliedVolatility.@Nullable Reason[] reason;
    private final int size;

    /** Room for that many volatilities. */
    public BatchVolatilities(int size) {
        this.size = size;
        volatility = new double[Lanes.padded(size)];
        reason = new ImpliedVolatility.Reason[size];
    }

    /** Number of quotes. */
    public int size() {
        return size;
    }

    /** Whether quote {@code i} has a volatility. */
    public boolean isSolved(int i) {
        return volatility[Objects.checkIndex(i, size)] > 0;
    }

    /**
     * Volatility of quote {@code i}, fraction per root-year.
     *
     * @throws IllegalStateException if there is none
     */
    public double volatility(int i) {
        if (!isSolved(i)) {
            throw new IllegalStateException("quote " + i + " has no volatility: " + reason[i]);
        }
        return volatility[i];
    }

    /** Why quote {@code i} has no volatility; null when it has one. */
    public ImpliedVolatility.@Nullable Reason reason(int i) {
        return isSolved(i) ? null : reason[i];
    }

    /** Uses the scalar solver. */
    void solve(QuoteBatch quotes, int i) {
        double found = quotes.volatility(i);
        boolean none = Double.isNaN(found);
        volatility[i] = none ? 0 : found;
        if (none) {
            reason[i] = quotes.reason(i);
        }
    }
}
