package io.dealerflow.scoring;

import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.config.SignalSettings;
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
        return defaults(AlertSettings.class);
    }

    public static SignalSettings signals() {
        return defaults(SignalSettings.class);
    }

    private static <T> T defaults(Class<T> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(settings)
                .build()
                .getConfigMapping(settings);
    }
}
