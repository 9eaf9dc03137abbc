package io.dealerflow.launcher.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow dlq}. */
@Command(
        name = "dlq",
        description = {
            "Lists, shows and replays dead letters.",
            "",
            "A record that a consumer cannot process is left in the topic's .dlq, with the consumer and the reason."
                    + " Each consumer of a topic leaves its own letter. When the cause is fixed, replay sends the"
                    + " record again to the consumer that failed on it; all others skip it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class})
public final class DlqCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of list, show, replay?");
    }
}
