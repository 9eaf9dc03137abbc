package io.dealerflow.scoring.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the definitions of scores are. */
@ConfigMapping(prefix = "dealerflow.scores")
public interface ScoreSettings {
    /** A file in the form of the bundled {@code scores.yaml}, which it replaces as a whole. */
    Optional<Path> file();
}
