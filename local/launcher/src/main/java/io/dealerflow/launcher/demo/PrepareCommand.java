package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.Ports;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dealerflow prepare}. */
@Command(
        name = "prepare",
        description = {
            "Records how the services start, so that every later start takes less time; demo does so after a build.",
            "",
            "Starts a system with a simulated market in a temporary folder, stops it, and leaves an AOT cache of the JVM"
                    + " beside each service."
        },
        mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Console progress = new Console(System.out);
        progress.print("Preparing fast starts, once after a build (two to three minutes on two processors)");
        Installation installation = Installation.find();
        try (ChildProcesses children = ChildProcesses.openTemporary()) {
            DataFolder folder = new DataFolder(
                    Objects.requireNonNull(children.runDirectory().getParent()));
            folder.create();
            DemoOptions options = new DemoOptions(Ports.free(), null, true, true);
            try (Demo demo = new Demo(folder, installation, options, new Console(silent()), children)) {
                demo.start();
            }
        }
        for (Recording recording : installation.recordings()) {
            recording.keep();
        }
        progress.print("Prepared in " + progress.seconds() + " s");
        return ExitCodes.DONE;
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
