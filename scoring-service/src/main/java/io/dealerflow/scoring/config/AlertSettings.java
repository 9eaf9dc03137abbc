package io.dealerflow.scoring.config;

import io.dealerflow.scoring.alerts.AlertRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** Least event time between two alerts of one rule; {@code REGIME_CHANGE} counts per regime entered. */
    @WithDefault("PT30M")
    Duration cooldown();

    /** The rules of these settings. */
    default AlertRules rules() {
        return new AlertRules(
                flipProximityPct(), flipRearmFactor(), concentrationShare(), concentrationRearmFactor(), cooldown());
    }
}
