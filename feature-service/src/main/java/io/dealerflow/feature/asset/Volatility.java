package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import io.dealerflow.quant.vol.RealisedVolatility;
import java.util.List;

/**
 * The realised volatility of closes.
 *
 * @param value      20-day realised volatility, fraction per year
 * @param percentile its mid-rank among those of the dates before, of three years
 * @param closes     those that the percentile rests on
 */
record Volatility(Outcome<Double, Reason> value, Outcome<Double, Reason> percentile, List<Fact.Value> closes) {
    static final int RETURNS = RealisedVolatility.RETURNS;

    /** @param all ascending by date, at least one */
    static Volatility of(List<Fact.Value> all) {
        int first = History.indexFrom(all, all.getLast().date().minusYears(History.YEARS));
        List<Fact.Value> closes = all.subList(Math.max(0, first - RETURNS), all.size());
        return switch (Returns.last(closes, RETURNS)) {
            case Missing<double[], Reason>(Reason reason) ->
                new Volatility(new Missing<>(reason), new Missing<>(reason), closes);
            case Found<double[], Reason>(double[] last) -> {
                double value = RealisedVolatility.ofReturns(last, RETURNS);
                yield new Volatility(new Found<>(value), percentile(value, Returns.all(closes)), closes);
            }
        };
    }

    /** The closes that the value rests on. */
    List<Fact.Value> newestCloses() {
        return History.last(closes, RETURNS + 1);
    }

    private static Outcome<Double, Reason> percentile(double value, double[] returns) {
        double[] before = new double[returns.length];
        int count = 0;
        int defined = 0;
        for (int end = 1; end < returns.length; end++) {
            defined = Double.isNaN(returns[end - 1]) ? 0 : defined + 1;
            if (defined >= RETURNS) {
                before[count++] = RealisedVolatility.ofReturns(returns, end);
            }
        }
        return count < History.LEAST_VALUES
                ? new Missing<>(Reason.SHORT_HISTORY)
                : new Found<>(Statistics.percentile(value, before, count));
    }
}
