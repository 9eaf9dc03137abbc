package io.dealerflow.launcher.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select a system by its API: of this machine, or any other. */
public final class ApiOption {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:DEALERFLOW_URL}",
            description = "gex-api of the system, such as https://dealerflow.example.com. Default: DEALERFLOW_URL, else"
                    + " the system of this machine.")
    private @Nullable String url;

    @Mixin
    private DataOption data = new DataOption();

    /** The system, when it is of this machine and not named by an address; fails when none runs. */
    public Optional<RunningSystem> local() {
        return url == null || url.isBlank() ? Optional.of(data.running()) : Optional.empty();
    }

    /** gex-api of the system; fails when none runs. */
    public ApiClient client() {
        return url == null || url.isBlank() ? ApiClient.of(data.running()) : ApiClient.of(url);
    }
}
