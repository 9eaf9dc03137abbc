package io.dealerflow.feature.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.training.TrainingWork.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of Python that says what it was asked. */
class TrainingWorkTest {
    @TempDir
    private Path folder;

    private TrainingWork work() {
        return new TrainingWork(new Place(folder.resolve("python"), folder, "features", "", "registry"));
    }

    private void python(String script) throws IOException {
        Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(folder.resolve("python"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    @DisplayName("a job has a unit for each model that it names, with the wish to promote")
    void units() throws Exception {
        python("exit 0");

        assertThat(work().divide("job", Map.of("models", "regime,forecast,regime", "promote", "true")))
                .containsExactly(
                        new JobUnit("regime", Map.of("promote", "true")),
                        new JobUnit("forecast", Map.of("promote", "true")));
    }

    @Test
    @DisplayName("a model that does not exist, and a machine without the environment, are said before anything begins")
    void indivisible() throws Exception {
        python("exit 0");
        for (String models : List.of("", "unknown", "regime,")) {
            assertThatThrownBy(() -> work().divide("job", Map.of("models", models)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("news-sentiment, chart-pattern, regime, ensemble, forecast");
        }

        Files.delete(folder.resolve("python"));
        assertThatThrownBy(() -> work().divide("job", Map.of("models", "regime")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("dealerflow.training.python");
    }

    @Test
    @DisplayName(
            "the program is asked for the model, and its last line is the result, also when there is too little data")
    void answers() throws Exception {
        python("echo starting; echo \"{\\\"asked\\\": \\\"$*\\\"}\"");
        assertThat(work().run("job", new JobUnit("regime", Map.of("promote", "true"))))
                .isEqualTo("{\"asked\": \"-B -m training regime --json --with-input --features features --bars "
                        + " --registry registry --promote\"}");

        python("echo '{\"outcome\": \"refused\"}'; exit 6");
        assertThat(work().run("job", new JobUnit("regime", Map.of("promote", "false"))))
                .isEqualTo("{\"outcome\": \"refused\"}");
    }

    @Test
    @DisplayName("a program that fails, or says what is no result, fails the unit with its last error")
    void failures() throws Exception {
        var unit = new JobUnit("regime", Map.of());
        python("echo '{}'; echo 'training: no server' >&2; exit 1");
        assertThatThrownBy(() -> work().run("job", unit))
                .hasMessage("training has ended with status 1: training: no server");

        python("echo done");
        assertThatThrownBy(() -> work().run("job", unit)).hasMessageStartingWith("training has ended with status 0");
    }

    @Test
    @Tag("long")
    @DisplayName("the real program, with too little data: what is missing, and how much")
    void realProgram() throws Exception {
        Path python = Path.of("..", ".tools", "models", "venv", "bin", "python").toAbsolutePath();
        assumeTrue(Files.isExecutable(python), "MLflow is not available; ./dealerflow verify installs it, and Python");
        String registry = folder.resolve("registry").toString();
        var work = new TrainingWork(new Place(
                python, Path.of("..", "models"), folder.resolve("features").toString(), "", registry));

        for (JobUnit unit : work.divide("job", Map.of("models", "regime,ensemble,forecast"))) {
            JsonNode result = Wire.json().readTree(work.run("job", unit));
            assertThat(result.path("outcome").asText()).isEqualTo("refused");
            assertThat(result.path("said").asText())
                    .startsWith(unit.name() + " cannot be trained from")
                    .containsPattern("\\d+ (of one )?are needed");
        }
    }
}
