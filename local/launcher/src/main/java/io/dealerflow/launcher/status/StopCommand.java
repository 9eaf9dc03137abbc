package io.dealerflow.launcher.status;

import io.dealerflow.embedded.Await;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dealerflow stop}. */
@Command(
        name = "stop",
        description = "Stops the running system in order; returns when all its processes have ended.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        DataFolder folder = data.launched().orElseThrow(CommandFailure::nothingRunning);
        ProcessIdentity launcher = folder.launcher();
        if (launcher == null) {
            throw CommandFailure.nothingRunning();
        }
        ProcessHandle.of(launcher.pid()).ifPresent(ProcessHandle::destroy);
        if (!Await.until(TIMEOUT, () -> !launcher.isAlive())) {
            throw new CommandFailure(
                    ExitCodes.FAILED, "process " + launcher.pid() + " has not ended in " + TIMEOUT.toSeconds() + " s");
        }
        System.out.println("stopped " + folder.root());
        return ExitCodes.DONE;
    }
}
