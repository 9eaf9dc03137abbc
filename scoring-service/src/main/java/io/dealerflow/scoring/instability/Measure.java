package io.dealerflow.scoring.instability;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One feature of one observation, before it is scaled. Larger is always less stable.
 *
 * @param value  in the unit that {@link Measures} gives it; null when the observation has none
 * @param reason why there is no value: a stable code; null when there is one
 * @param inputs figures of the snapshot behind the value, by name with unit
 */
public record Measure(
        ComponentKind kind,
        @Nullable Double value,
        @Nullable String reason,
        Map<String, Double> inputs) {
    public Measure {
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException("a measure has either a value or a reason");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("a measure must be finite, was " + value);
        }
        inputs = Map.copyOf(inputs);
    }

    static Measure of(ComponentKind kind, double value, Map<String, Double> inputs) {
        return new Measure(kind, value, null, inputs);
    }

    static Measure missing(ComponentKind kind, String reason) {
        return new Measure(kind, null, reason, Map.of());
    }
}
