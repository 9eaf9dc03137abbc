package io.dealerflow.launcher.system;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that selects the system a command works on. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the system. Default: the one started last, of those that run.")
    private @Nullable Path data;

    public RunningSystem running() {
        return Systems.forCurrentUser().running(data);
    }

    /** Its folder, even while it is starting; empty when it does not run. */
    public Optional<DataFolder> launched() {
        return Systems.forCurrentUser().launched(data);
    }

    /** The folder named, or the default one. */
    public DataFolder folder() {
        return Systems.forCurrentUser().folder(data);
    }
}
