package io.dealerflow.launcher.keys;

import io.dealerflow.launcher.system.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dealerflow keys list}. */
@Command(
        name = "list",
        description = "Lists keys, the newest first, without their text.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public Integer call() throws InterruptedException {
        options.printList(options.client().get(KeyOptions.PATH));
        return ExitCodes.DONE;
    }
}
