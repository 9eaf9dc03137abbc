package io.dealerflow.launcher.sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow sample}. */
@Command(
        name = "sample",
        description = "Writes invented data. The same options write the same bytes.",
        mixinStandardHelpOptions = true,
        subcommands = BarsCommand.class)
public final class SampleCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a sample of what?");
    }
}
