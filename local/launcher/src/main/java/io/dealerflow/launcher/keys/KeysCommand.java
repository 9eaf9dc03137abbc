package io.dealerflow.launcher.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow keys}. */
@Command(
        name = "keys",
        description = {
            "Makes, lists, rotates and revokes API keys.",
            "",
            "Works on the running system of this machine, or with --url or DEALERFLOW_URL on any other; that needs an"
                    + " API key with the scope admin in DEALERFLOW_API_KEY."
        },
        mixinStandardHelpOptions = true,
        subcommands = {CreateCommand.class, ListCommand.class, RotateCommand.class, RevokeCommand.class})
public final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of create, list, rotate, revoke?");
    }
}
