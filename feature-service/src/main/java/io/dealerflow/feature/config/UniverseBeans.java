package io.dealerflow.feature.config;

import io.dealerflow.feature.universe.Universe;
import io.dealerflow.feature.universe.UniverseFile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The universe, read at the start. */
public class UniverseBeans {
    private static final String BUNDLED = "universe.yaml";

    @Produces
    @Singleton
    Universe universe(UniverseSettings settings) {
        return read(settings);
    }

    /** The universe of the settings; a fault in its file is an {@link io.dealerflow.feature.universe.InvalidUniverseException}. */
    public static Universe read(UniverseSettings settings) {
        Path file = settings.file().orElse(null);
        try (Reader text = file == null ? bundled() : Files.newBufferedReader(file)) {
            return UniverseFile.read(file == null ? BUNDLED : file.toString(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the universe cannot be read from " + file, e);
        }
    }

    private static Reader bundled() {
        return new InputStreamReader(
                Objects.requireNonNull(UniverseBeans.class.getResourceAsStream("/" + BUNDLED)), StandardCharsets.UTF_8);
    }
}
