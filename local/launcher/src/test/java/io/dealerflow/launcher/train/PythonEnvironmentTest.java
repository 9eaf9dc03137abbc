package io.dealerflow.launcher.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs in the place of Python and pip that say what they were asked. */
class PythonEnvironmentTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void programs() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(Files.createDirectories(folder.resolve("models")).resolve("requirements.txt"), "numpy==1\n");
        Files.writeString(folder.resolve("models/requirements-train.txt"), "# --no-deps weights==2\ntorch==3\n");
    }

    /** A Python whose check ends with a status, and whose environments have a pip that does. */
    private void python(String name, int check, int pip) throws IOException {
        executable(folder.resolve("bin").resolve(name), """
                #!/bin/sh
                [ "$1" = -c ] && exit %d
                mkdir -p "$4/bin"
                printf '#!/bin/sh\\necho "$@" >> %s\\necho "ERROR: no index" >&2\\nexit %d\\n' > "$4/bin/pip"
                cp "$4/bin/pip" "$4/bin/python"
                chmod +x "$4/bin/pip" "$4/bin/python"
                """.formatted(check, folder.resolve("asked"), pip));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void prepare(boolean networks) throws Exception {
        new PythonEnvironment(folder.resolve("training"), folder.resolve("models"), List.of(folder.resolve("bin")))
                .prepare(networks);
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked"));
    }

    @Test
    @DisplayName("packages are installed once, and again when the list has changed")
    void installedOnce() throws Exception {
        python("python3", 0, 0);

        prepare(false);
        prepare(false);
        assertThat(asked()).hasSize(1).first().asString().endsWith("requirements.txt");

        Files.writeString(folder.resolve("models/requirements.txt"), "numpy==2\n");
        prepare(false);
        assertThat(asked()).hasSize(2);
    }

    @Test
    @DisplayName("networks take more, and the weights without what they say they need; trees are then content with it")
    void networks() throws Exception {
        python("python3", 0, 0);

        prepare(true);
        prepare(false);

        assertThat(asked()).hasSize(3).last().asString().endsWith("--no-deps weights==2");
    }

    @Test
    @DisplayName("a Python that is too old is passed over, and what is missing is said when there is no other")
    void tooOld() throws Exception {
        python("python3.11", 1, 0);
        assertThatThrownBy(() -> prepare(false))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.START_FAILED))
                .hasMessageContaining("training needs Python 3.11 or newer with venv and pip")
                .hasMessageContaining("apt-get install python3 python3-venv");

        python("python3", 0, 0);
        prepare(false);
        assertThat(asked()).hasSize(1);
    }

    @Test
    @DisplayName("an index that cannot be reached is said, and the next time is a new attempt")
    void noIndex() throws Exception {
        python("python3", 0, 1);

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> prepare(false))
                    .isInstanceOfSatisfying(
                            CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCodes.START_FAILED))
                    .hasMessageContaining("could not be installed: ERROR: no index; is the package index reachable?");
        }
        assertThat(asked()).hasSize(2);
    }

    @Test
    @Tag("long")
    @DisplayName("the real one has what the training programs import")
    void real() throws Exception {
        Path models = Path.of("..", "..", "models").toAbsolutePath().normalize();
        try {
            new PythonEnvironment(folder.resolve("training"), models, PythonEnvironment.path()).prepare(false);
        } catch (CommandFailure notAvailable) {
            Assumptions.abort("Python or PyPI is not available: " + notAvailable.getMessage());
        }

        int status = new ProcessBuilder(
                        folder.resolve("training/venv/bin/python").toString(), "-B", "-m", "training", "--help")
                .directory(models.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        assertThat(status).isZero();
    }
}
