package io.dealerflow.scoring.alerts;

import java.time.Duration;

/**
 * Thresholds of the alert rules.
 *
 * @param flipProximityPct         spot is near the gamma flip within this distance, percent of spot, {@code > 0}
 * @param flipRearmFactor          the proximity rule re-arms beyond this multiple of its threshold, {@code >= 1}
 * @param concentrationShare       share of gross gamma exposure at one strike that is called concentrated, 0–1
 * @param concentrationRearmFactor the concentration rule re-arms below this multiple of its threshold, 0–1
 * @param cooldown                 least event time between two alerts of one rule
 */
public record AlertRules(
        double flipProximityPct,
        double flipRearmFactor,
        double concentrationShare,
        double concentrationRearmFactor,
        Duration cooldown) {
    public static final AlertRules DEFAULT = new AlertRules(1.0, 1.5, 0.25, 0.8, Duration.ofMinutes(30));

    public AlertRules {
        require(flipProximityPct > 0, "flipProximityPct must be > 0");
        require(flipRearmFactor >= 1, "flipRearmFactor must be >= 1");
        require(concentrationShare > 0 && concentrationShare <= 1, "concentrationShare must be within 0 and 1");
        require(concentrationRearmFactor >= 0 && concentrationRearmFactor <= 1, "concentrationRearmFactor is 0–1");
        require(!cooldown.isNegative(), "cooldown must not be negative");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
