package io.dealerflow.feature.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.feature.universe.InvalidUniverseException;
import io.dealerflow.feature.universe.Member;
import io.dealerflow.feature.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniverseBeansTest {
    @TempDir
    private Path folder;

    private static Universe universe(Optional<Path> file) {
        return new UniverseBeans().universe(() -> file);
    }

    @Test
    @DisplayName("the file of the setting replaces that of the program")
    void replaced() throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, "assets: {A: {class: fx, inputs: {closes: {topic: fx, pair: AAABBB}}}}");

        assertThat(universe(Optional.of(file)).members())
                .extracting(Member::name)
                .containsExactly("A");
        assertThat(universe(Optional.empty()).members())
                .extracting(Member::name)
                .contains("SPX", "SIMX");
    }

    @Test
    @DisplayName("a file that is not there or has a fault is named")
    void faults() throws IOException {
        Path file = folder.resolve("own.yaml");
        assertThatThrownBy(() -> universe(Optional.of(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());

        Files.writeString(file, "assets: {A: {class: bond}}");
        assertThatThrownBy(() -> universe(Optional.of(file)))
                .isInstanceOf(InvalidUniverseException.class)
                .hasMessageStartingWith(file + ", line 1: assets.A.class is unknown: bond");
    }
}
