package io.dealerflow.feature.config;

import io.dealerflow.feature.gex.Horizon;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of each underlying's history the service keeps for late observations. */
@ConfigMapping(prefix = "dealerflow.horizon")
public interface HorizonSettings {
    /** Observations stored; beyond them the first received is deleted, unless it is part of the newest book. */
    @WithDefault("4000")
    int maxObservations();

    /** Bytes of observations stored; the same rule. */
    @WithDefault("268435456")
    long maxBytes();

    /** Observations whose id is kept, so that a repeat publishes nothing. */
    @WithDefault("20000")
    int maxKnown();

    /** The horizon of these settings. */
    default Horizon horizon() {
        return new Horizon(maxObservations(), maxBytes(), maxKnown());
    }
}
