package io.dealerflow.scoring.config;

import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.rule.FlipProximityRule;
import io.dealerflow.scoring.alerts.rule.GammaConcentrationRule;
import io.dealerflow.scoring.alerts.rule.RegimeChangeRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Thresholds of the alert rules. */
@ConfigMapping(prefix = "dealerflow.alerts")
public interface AlertSettings {
    /** {@code FLIP_PROXIMITY} fires when the gamma flip is within this distance of spot, in percent of spot. */
    @WithDefault("1.0")
    double flipProximityPct();

    /** {@code FLIP_PROXIMITY} re-arms beyond this multiple of its threshold. */
    @WithDefault("1.5")
    double flipRearmFactor();

    /** {@code GAMMA_CONCENTRATION} fires when one strike holds this share of gross gamma exposure, 0–1. */
    @WithDefault("0.25")
    double concentrationShare();

    /** {@code GAMMA_CONCENTRATION} re-arms below this multiple of its threshold. */
    @WithDefault("0.8")
    double concentrationRearmFactor();

    /** Minimum event time between two alerts of one rule; {@code REGIME_CHANGE} counts per regime entered. */
    @WithDefault("PT30M")
    Duration cooldown();

    /** The engine with every rule, under these settings. */
    default AlertEngine engine() {
        return new AlertEngine(
                List.of(
                        new FlipProximityRule(flipProximityPct(), flipRearmFactor()),
                        new GammaConcentrationRule(concentrationShare(), concentrationRearmFactor()),
                        new RegimeChangeRule()),
                cooldown());
    }
}
