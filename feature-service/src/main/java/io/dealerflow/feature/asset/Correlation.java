package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.List;

/**
 * The correlation of the returns of two series from one common date to the next, over the newest 60.
 *
 * @param closes of the one, at the common dates; those of the other are in {@code otherCloses}
 */
record Correlation(Outcome<Double, Reason> outcome, List<Fact.Value> closes, List<Fact.Value> otherCloses) {
    private static final int RETURNS = 60;

    static Correlation of(List<Fact.Value> one, List<Fact.Value> other) {
        List<CommonDates.Pair> pairs = CommonDates.newest(one, other, RETURNS + 1);
        List<Fact.Value> closes = pairs.stream().map(CommonDates.Pair::one).toList();
        List<Fact.Value> otherCloses =
                pairs.stream().map(CommonDates.Pair::other).toList();
        return new Correlation(
                outcome(Returns.last(closes, RETURNS), Returns.last(otherCloses, RETURNS)), closes, otherCloses);
    }

    private static Outcome<Double, Reason> outcome(
            Outcome<double[], Reason> returns, Outcome<double[], Reason> otherReturns) {
        if (returns instanceof Missing<double[], Reason>(Reason reason)) {
            return new Missing<>(reason);
        }
        if (otherReturns instanceof Missing<double[], Reason>(Reason reason)) {
            return new Missing<>(reason);
        }
        double[] one = returns.found().orElseThrow();
        double[] other = otherReturns.found().orElseThrow();
        var correlation = Statistics.correlation(one, other);
        return correlation.isPresent() ? new Found<>(correlation.getAsDouble()) : new Missing<>(Reason.NO_VARIATION);
    }
}
