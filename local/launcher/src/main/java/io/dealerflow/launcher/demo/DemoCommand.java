package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.AlreadyRunningException;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.Ports;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.Systems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow demo}. */
@Command(
        name = "demo",
        description = {
            "Starts the whole system on this machine, with a simulated market.",
            "",
            "Runs in the foreground until Ctrl-C, which stops everything in order. Starting the same folder again"
                    + " continues with its data."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    static final String READY = "READY ";

    private static final int LAST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder in which everything lives. Default: dealerflow below the user's state folder.")
    private @Nullable Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of gex-api. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulated market.")
    private @Nullable Long seed;

    @Option(names = "--no-market", description = "Starts without the simulated market.")
    private boolean noMarket;

    @Option(names = "--detach", description = "Returns when everything is ready; the system keeps running.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 1 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port must be between 1 and " + LAST_PORT);
        }
        DataFolder folder = Systems.forCurrentUser().folder(data);
        folder.create();
        return detach ? Detached.start(folder, attached(folder), System.out) : run(folder);
    }

    /** The same command without {@code --detach}. */
    private List<String> attached(DataFolder folder) {
        List<String> arguments =
                new ArrayList<>(List.of("demo", "--data", folder.root().toString(), "--port", Integer.toString(port)));
        if (seed != null) {
            arguments.addAll(List.of("--seed", seed.toString()));
        }
        if (noMarket) {
            arguments.add("--no-market");
        }
        return arguments;
    }

    private int run(DataFolder folder) throws IOException, InterruptedException {
        Console console = new Console(System.out);
        DemoOptions options = new DemoOptions(port, seed, !noMarket, false);
        ChildProcesses children = lock(folder);
        Demo demo;
        try {
            requireFreePort();
            console.print("DealerFlow starts in " + folder.root());
            demo = new Demo(folder, Installation.find(), options, console, children);
        } catch (IOException | RuntimeException e) {
            children.close();
            throw e;
        }
        CountDownLatch interrupted = stopOnSignal(demo, console);
        try {
            demo.start();
        } catch (IOException e) {
            if (interrupted.getCount() == 0) {
                new CountDownLatch(1).await(); // the signal's thread ends this process
            }
            demo.close();
            throw new CommandFailure(ExitCodes.START_FAILED, "start failed: " + e.getMessage(), e);
        }
        Systems.forCurrentUser().remember(folder);
        Welcome.show(console, demo, options, folder);
        console.print(READY + demo.url() + " in " + console.seconds() + " s");
        new CountDownLatch(1).await();
        return ExitCodes.DONE;
    }

    private ChildProcesses lock(DataFolder folder) throws IOException {
        try {
            return ChildProcesses.open(folder.run());
        } catch (AlreadyRunningException e) {
            String where = RunningSystem.read(folder)
                    .map(RunningSystem::url)
                    .map(url -> " at " + url)
                    .orElse("");
            throw new CommandFailure(
                    ExitCodes.START_FAILED, "already running in " + folder.root() + where + "; nothing was changed", e);
        }
    }

    private void requireFreePort() {
        if (!Ports.isFree(port)) {
            throw new CommandFailure(
                    ExitCodes.START_FAILED, "port " + port + " is already taken; choose another with --port");
        }
    }

    /** The latch is released by a signal; the process then ends with status 0 when everything is stopped. */
    private static CountDownLatch stopOnSignal(Demo demo, Console console) {
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (demo.isClosed()) {
                return; // the process ends with its own status
            }
            interrupted.countDown();
            console.print("stopping …");
            demo.close();
            console.print("stopped");
            Runtime.getRuntime().halt(ExitCodes.DONE);
        }));
        return interrupted;
    }
}
