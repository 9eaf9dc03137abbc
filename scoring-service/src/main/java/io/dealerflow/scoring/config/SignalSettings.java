package io.dealerflow.scoring.config;

import io.dealerflow.scoring.signals.SignalRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a change of a close is a signal, and how old its parts may be. */
@ConfigMapping(prefix = "dealerflow.signals")
public interface SignalSettings {
    /** Threshold of the change of a close, percent, when the VIX is at {@link #calmVix}. It grows with the VIX. */
    @WithDefault("0.5")
    double changePct();

    /** Points. */
    @WithDefault("15")
    double calmVix();

    /** Age of closes, of the asset and of the VIX, at most. */
    @WithDefault("P5D")
    Duration closeMaxAge();

    /** Age of what models say, at most. */
    @WithDefault("P1D")
    Duration answerMaxAge();

    default SignalRule rule() {
        return new SignalRule(changePct(), calmVix(), closeMaxAge(), answerMaxAge());
    }
}
