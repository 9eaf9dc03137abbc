package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.List;

/** Logarithmic returns from one close to the next. */
final class Returns {
    private Returns() {}

    /** The last returns, of one close more; or why not all of them are defined. */
    static Outcome<double[], Reason> last(List<Fact.Value> closes, int count) {
        if (closes.size() <= count) {
            return new Missing<>(Reason.SHORT_HISTORY);
        }
        List<Fact.Value> last = History.last(closes, count + 1);
        double[] returns = all(last);
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(returns[i])) {
                boolean isGap =
                        History.isGap(last.get(i).date(), last.get(i + 1).date());
                return new Missing<>(isGap ? Reason.GAP : Reason.NOT_POSITIVE);
            }
        }
        return new Found<>(returns);
    }

    /** The returns of at least one close; NaN where a price is not positive, or the dates are too far apart. */
    static double[] all(List<Fact.Value> closes) {
        double[] returns = new double[closes.size() - 1];
        for (int i = 0; i < returns.length; i++) {
            Fact.Value from = closes.get(i);
            Fact.Value to = closes.get(i + 1);
            boolean isDefined = from.value() > 0 && to.value() > 0 && !History.isGap(from.date(), to.date());
            returns[i] = isDefined ? Math.log(to.value() / from.value()) : Double.NaN;
        }
        return returns;
    }
}
