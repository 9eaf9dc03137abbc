package io.dealerflow.launcher;

import io.dealerflow.launcher.analyze.AnalyzeCommand;
import io.dealerflow.launcher.backtest.BacktestCommand;
import io.dealerflow.launcher.demo.DemoCommand;
import io.dealerflow.launcher.demo.PrepareCommand;
import io.dealerflow.launcher.dlq.DlqCommand;
import io.dealerflow.launcher.ingest.IngestCommand;
import io.dealerflow.launcher.keys.KeysCommand;
import io.dealerflow.launcher.recompute.RecomputeCommand;
import io.dealerflow.launcher.replay.ReplayCommand;
import io.dealerflow.launcher.report.ReportCommand;
import io.dealerflow.launcher.sample.SampleCommand;
import io.dealerflow.launcher.status.LogsCommand;
import io.dealerflow.launcher.status.ModelsCommand;
import io.dealerflow.launcher.status.SourcesCommand;
import io.dealerflow.launcher.status.StatusCommand;
import io.dealerflow.launcher.status.StopCommand;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.train.TrainCommand;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "dealerflow",
        description = "Real-time dealer positioning and market fragility, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        subcommands = {
            DemoCommand.class,
            IngestCommand.class,
            StatusCommand.class,
            SourcesCommand.class,
            ModelsCommand.class,
            LogsCommand.class,
            StopCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            AnalyzeCommand.class,
            SampleCommand.class,
            RecomputeCommand.class,
            ReportCommand.class,
            BacktestCommand.class,
            TrainCommand.class,
            KeysCommand.class,
            PrepareCommand.class,
            TestCommand.class,
            VerifyCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:usage",
            "3:no JDK 25",
            "4:start failed",
            "5:nothing running",
            "6:input refused"
        })
public final class Dealerflow implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The exit code of the command line. */
    static int run(String... arguments) {
        silenceLibraries();
        return commandLine()
                .setExecutionExceptionHandler(Dealerflow::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    /** Every command with its options. */
    static CommandLine commandLine() {
        return new CommandLine(new Dealerflow());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** Prints one sentence; with {@code DEALERFLOW_DEBUG} set, the stack trace too. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var err = command.getErr();
        if (System.getenv("DEALERFLOW_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        if (failure instanceof CommandFailure known) {
            err.println("dealerflow: " + known.getMessage());
            return known.exitCode();
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        err.println("dealerflow: " + message);
        return ExitCodes.FAILED;
    }

    /** The commands report a failure of a client library themselves. */
    private static void silenceLibraries() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
