package io.dealerflow.scoring.rules;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules have seen of one asset, besides the state of their alerts.
 *
 * @param seen by rule and revision, {@link ActiveRule#key()}: a changed rule has seen nothing
 */
public record RuleMemory(Map<String, Seen> seen) {
    public static final RuleMemory EMPTY = new RuleMemory(Map.of());

    public RuleMemory {
        seen = Map.copyOf(seen);
    }

    /**
     * The newest figure of a rule.
     *
     * @param asOf     its event time
     * @param before   the newest figure of an earlier event time, null where there was none
     * @param mayCross whether any figure of an earlier event time did not meet the condition
     * @param since    event time from which the condition holds without interruption, null while it does not
     */
    public record Seen(
            Instant asOf,
            double value,
            @Nullable Double before,
            boolean mayCross,
            @Nullable Instant since) {}
}
