package io.dealerflow.launcher.keys;

import io.dealerflow.launcher.system.ExitCodes;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dealerflow keys revoke}. */
@Command(name = "revoke", description = "Revokes a key for good.", mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the key, as keys list shows it.")
    private UUID id = new UUID(0, 0);

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public Integer call() throws InterruptedException {
        options.printRevoked(options.client().post(KeyOptions.PATH + "/" + id + "/revoke", null));
        return ExitCodes.DONE;
    }
}
