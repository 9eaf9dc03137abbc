package io.dealerflow.launcher.dlq;

import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow dlq replay}. */
@Command(
        name = "replay",
        description = {
            "Sends dead letters again, each to the consumer that failed on it.",
            "",
            "The bytes and headers are the original ones. Letters replayed before are left out unless asked for. A"
                    + " consumer that fails again leaves a new letter."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private LetterOptions.OrId options = new LetterOptions.OrId();

    @Option(names = "--again", description = "Also those replayed before.")
    private boolean again;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> wanted = options.id().map(id -> Map.of("id", id)).orElseGet(options::filter);
        int count = new DeadLetterClient(data.running()).replay(wanted, again).replayed();
        System.out.println("replayed " + count + (count == 1 ? " record" : " records"));
        return ExitCodes.DONE;
    }
}
