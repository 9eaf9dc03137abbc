package io.dealerflow.launcher.dlq;

import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
    private LetterOptions.OrOne options = new LetterOptions.OrOne();

    @Option(names = "--again", description = "Also those replayed before.")
    private boolean again;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DlqSession session = DlqSession.of(data.running());
        Predicate<DeadLetter> wanted = options.predicate().and(letter -> again || !session.isReplayed(letter));
        int count = session.replay(wanted);
        System.out.println("replayed " + count + (count == 1 ? " record" : " records"));
        return ExitCodes.DONE;
    }
}
