package io.dealerflow.feature.asset;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.List;

/**
 * The value of a feature, or why there is none.
 *
 * @param facts those that decided it, also when there is no value
 */
record Calculated(Outcome<Double, Reason> outcome, List<? extends Fact> facts) {
    static Calculated of(double value, List<? extends Fact> facts) {
        return new Calculated(Double.isFinite(value) ? new Found<>(value) : new Missing<>(Reason.OUT_OF_RANGE), facts);
    }

    static Calculated none(Reason reason, List<? extends Fact> facts) {
        return new Calculated(new Missing<>(reason), facts);
    }
}
