package io.dealerflow.quant.vol;

import io.dealerflow.quant.Require;
import java.util.List;
import java.util.Optional;

/** Realised volatility of an underlying. */
public final class RealisedVolatility {
    /** Number of returns; one more close is needed. */
    public static final int RETURNS = 20;

    private static final double SESSIONS_PER_YEAR = 252;

    private RealisedVolatility() {}

    /**
     * Sample standard deviation (divisor 19) of the last 20 daily log returns times √252, fraction per year.
     *
     * @param closes oldest first, finite and {@code > 0}; empty with fewer than 21
     */
    public static Optional<Double> of(List<Double> closes) {
        if (closes.size() <= RETURNS) {
            return Optional.empty();
        }
        List<Double> last = closes.subList(closes.size() - RETURNS - 1, closes.size());
        double[] returns = new double[RETURNS];
        double mean = 0;
        for (int i = 0; i < RETURNS; i++) {
            returns[i] = Math.log(Require.positive(last.get(i + 1), "close") / Require.positive(last.get(i), "close"));
            mean += returns[i] / RETURNS;
        }
        double squares = 0;
        for (double one : returns) {
            squares += (one - mean) * (one - mean);
        }
        return Optional.of(Math.sqrt(squares / (RETURNS - 1) * SESSIONS_PER_YEAR));
    }
}
