package io.dealerflow.launcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow models}. */
@Command(
        name = "models",
        description = "Lists the models that are served, with version, device, registry and when they were activated.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Prints one JSON object a line, with figures and card.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        JsonNode models = api.client().get("/api/v1/models").path("models");
        if (json) {
            models.forEach(System.out::println);
            return ExitCodes.DONE;
        }
        System.out.println(row("MODEL", "VERSION", "DEVICE", "SOURCE", "ACTIVATED"));
        for (JsonNode node : models) {
            ServedModel model = Wire.json().treeToValue(node, ServedModel.class);
            System.out.println(row(
                    model.model().wireName(),
                    model.modelVersion(),
                    model.device(),
                    model.source(),
                    model.ingestTs().truncatedTo(ChronoUnit.SECONDS)));
        }
        return ExitCodes.DONE;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-16s  %-15s  %-6s  %-10s  %s", cells)
                .stripTrailing();
    }
}
