package io.dealerflow.scoring;

import io.dealerflow.scoring.config.AlertSettings;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The alert rules under the settings that hold unless others are given. */
public final class Rules {
    private Rules() {}

    public static AlertSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AlertSettings.class)
                .build()
                .getConfigMapping(AlertSettings.class);
    }
}
