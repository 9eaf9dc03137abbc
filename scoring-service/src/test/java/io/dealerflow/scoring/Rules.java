package io.dealerflow.scoring;

import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.instability.ScoreDefinitions;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;

/** Definitions of scores and alert rules under the settings that hold unless others are given. */
public final class Rules {
    private Rules() {}

    public static ScoreDefinitions definitions() {
        return DefinitionsFile.read(Optional.empty());
    }

    public static AlertSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AlertSettings.class)
                .build()
                .getConfigMapping(AlertSettings.class);
    }
}
