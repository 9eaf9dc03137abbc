package io.dealerflow.launcher.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.JobReport.UnitReport;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.launcher.demo.Installation;
import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.JobClient;
import io.dealerflow.launcher.system.RunningSystem;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dealerflow train}. */
@Command(
        name = "train",
        description = {
            "Trains a model again from the feature store, and compares it with the served version on data that it was"
                    + " not fitted on.",
            "",
            "The running system does it, in an environment of Python below its folder, which this command makes the"
                    + " first time on this machine. The version is kept in DATA/models, or on the MLflow server that"
                    + " MLFLOW_TRACKING_URI of the system names. Exit code 4: no Python, or no package index; 6: too"
                    + " little data, with what is missing."
        },
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    private static final String KIND = "training";
    private static final Set<ModelName> NETWORKS = EnumSet.of(ModelName.NEWS_SENTIMENT, ModelName.CHART_PATTERN);

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "regime, ensemble or forecast; news-sentiment or chart-pattern, which need the labelled data of their"
                            + " cards (DEALERFLOW_TEST_DATA of the system) and gigabytes of packages.")
    private String model = "";

    @Option(
            names = "--promote",
            description = "Serve the version if it is better than the served one by more than chance.")
    private boolean promote;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelName name = Arrays.stream(ModelName.values())
                .filter(known -> known != ModelName.UNKNOWN && known.wireName().equals(model))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no model '" + model + "'; see: dealerflow models"));
        RunningSystem local = api.local().orElse(null);
        if (local != null) {
            new PythonEnvironment(local.folder().training(), Installation.find().models(), PythonEnvironment.path())
                    .prepare(NETWORKS.contains(name));
        }
        Map<String, String> parameters = Map.of("models", name.wireName(), "promote", Boolean.toString(promote));
        return outcome(new JobClient(api.client()).run(KIND, parameters, report -> {}));
    }

    private int outcome(JobReport end) {
        List<UnitReport> units = end.units();
        JsonNode result = units.isEmpty() ? null : units.getFirst().result();
        if (end.state() != JobState.DONE || result == null) {
            String error = units.isEmpty() ? null : units.getFirst().error();
            throw new CommandFailure(
                    ExitCodes.FAILED, "training has not ended well: " + (error == null ? end.message() : error));
        }
        System.out.println(
                json ? Wire.writeJsonText(result) : result.path("said").asText());
        return result.path("outcome").asText().equals("refused") ? ExitCodes.INPUT_REFUSED : ExitCodes.DONE;
    }
}
