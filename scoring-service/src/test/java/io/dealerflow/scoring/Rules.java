package io.dealerflow.scoring;

import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.rule.FlipProximityRule;
import io.dealerflow.scoring.alerts.rule.GammaConcentrationRule;
import io.dealerflow.scoring.alerts.rule.RegimeChangeRule;
import java.time.Duration;
import java.util.List;

/** The alert rules for tests. */
public final class Rules {
    private Rules() {}

    /** Near within 1 %, re-armed beyond 1.5 %; concentrated from 25 %, re-armed below 20 %; 30 minutes between alerts. */
    public static AlertEngine engine() {
        return new AlertEngine(
                List.of(new FlipProximityRule(1.0, 1.5), new GammaConcentrationRule(0.25, 0.8), new RegimeChangeRule()),
                Duration.ofMinutes(30));
    }
}
