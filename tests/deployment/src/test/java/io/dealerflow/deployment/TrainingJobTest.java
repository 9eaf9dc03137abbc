package io.dealerflow.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The nightly training against the program that it runs. */
class TrainingJobTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\((\\w+)\\)");

    private final JsonNode cronJob = Manifests.ofKind("CronJob").getFirst();
    private final JsonNode container = cronJob.at("/spec/jobTemplate/spec/template/spec/containers/0");

    @Test
    @DisplayName("one at a time, in New York's night after each session")
    void oneAtATime() {
        assertThat(cronJob.at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
        assertThat(cronJob.at("/spec/timeZone").asText()).isEqualTo("America/New_York");
        assertThat(cronJob.at("/spec/schedule").asText()).matches("\\d+ [0-6] \\* \\* 2-6");
    }

    @Test
    @DisplayName("models and options are those of the program, and variables are settings of services")
    void arguments() {
        List<String> arguments = Manifests.texts(container.path("args"));
        String program = Services.text(Manifests.ROOT.resolve("models/training/__main__.py"));

        assertThat(arguments)
                .filteredOn(argument -> !argument.startsWith("--"))
                .isNotEmpty()
                .allSatisfy(model -> assertThat(
                                Manifests.ROOT.resolve("models").resolve(model).resolve("model.json"))
                        .exists());
        assertThat(arguments)
                .filteredOn(argument -> argument.startsWith("--"))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(program).contains("\"" + option.split("=")[0] + "\""));
        assertThat(Services.environment()).containsAll(Services.found(VARIABLE, arguments.toString()));
    }

    @Test
    @DisplayName("the image has the programs and runs them")
    void image() {
        String recipe = Services.text(Manifests.ROOT.resolve("k8s/images/Containerfile.training"));

        assertThat(container.path("image").asText()).startsWith("dealerflow/training:");
        assertThat(recipe)
                .contains("org.opencontainers.image.title=\"dealerflow/training\"", "COPY --chown=0:0 models/ ./")
                .contains("ENTRYPOINT [\"/opt/training/bin/python\", \"-m\", \"training\"]")
                .contains("USER 10001:10001");
    }
}
