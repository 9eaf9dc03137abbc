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
        for (int i = 0; i < RETURNS; i++) {
            returns[i] = Math.log(Require.positive(last.get(i + 1), "close") / Require.positive(last.get(i), "close"));
        }
        return Optional.of(ofReturns(returns, RETURNS));
    }

    /**
     * The same of the 20 daily log returns before an index; NaN if one of them is.
     *
     * @param end at least 20
     */
    public static double ofReturns(double[] returns, int end) {
        double sum = 0;
        for (int i = end - RETURNS; i < end; i++) {
            sum += returns[i];
        }
        double mean = sum / RETURNS;
        double squares = 0;
        for (int i = end - RETURNS; i < end; i++) {
            squares += (returns[i] - mean) * (returns[i] - mean);
        }
        return Math.sqrt(squares / (RETURNS - 1) * SESSIONS_PER_YEAR);
    }
}
