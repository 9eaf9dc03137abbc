package io.dealerflow.launcher.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.DeadLetterList.Group;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow dlq list}. */
@Command(
        name = "list",
        description = "Counts dead letters by topic, consumer and reason.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-34s %-28s %-11s %8s %9s  %s";

    @Mixin
    private LetterOptions options = new LetterOptions();

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws JsonProcessingException, InterruptedException {
        List<Group> groups =
                new DeadLetterClient(data.running()).list(options.filter(), 1).groups();
        if (json) {
            printJson(groups);
        } else {
            print(groups);
        }
        return ExitCodes.DONE;
    }

    private static void printJson(List<Group> groups) throws JsonProcessingException {
        for (Group group : groups) {
            System.out.println(Wire.json().writeValueAsString(group));
        }
    }

    private static void print(List<Group> groups) {
        if (groups.isEmpty()) {
            System.out.println("no dead letters");
            return;
        }
        System.out.println(
                String.format(Locale.ROOT, ROW, "TOPIC", "CONSUMER", "REASON", "WAITING", "REPLAYED", "NEWEST"));
        for (Group group : groups) {
            System.out.println(String.format(
                    Locale.ROOT,
                    ROW,
                    group.topic(),
                    group.consumer(),
                    group.reason(),
                    group.waiting(),
                    group.replayed(),
                    group.newest()));
        }
    }
}
