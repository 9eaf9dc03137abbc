package io.dealerflow.launcher.keys;

import io.dealerflow.launcher.system.ExitCodes;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dealerflow keys rotate}. */
@Command(
        name = "rotate",
        description = "Replaces the text of a key and prints the new one; the old one is refused.",
        mixinStandardHelpOptions = true)
final class RotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the key, as keys list shows it.")
    private UUID id = new UUID(0, 0);

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public Integer call() throws InterruptedException {
        options.printIssued(options.client().post(KeyOptions.PATH + "/" + id + "/rotate", null));
        return ExitCodes.DONE;
    }
}
