package io.dealerflow.feature.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The assets that have features. */
@ConfigMapping(prefix = "dealerflow.universe")
public interface UniverseSettings {
    /** A file that replaces {@code universe.yaml} of the program; the service does not start with one that has a fault. */
    Optional<Path> file();
}
