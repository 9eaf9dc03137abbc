package io.dealerflow.launcher;

import io.dealerflow.launcher.demo.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that the shell script runs; defined here for the help. */
@Command(mixinStandardHelpOptions = true)
abstract sealed class ScriptCommand implements Callable<Integer> permits TestCommand, VerifyCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    /** What the script gets behind the command's name. */
    List<String> arguments() {
        return List.of();
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
        String script = Installation.find().root().resolve("dealerflow").toString();
        List<String> command = new ArrayList<>(List.of(script, spec.name()));
        command.addAll(arguments());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
