package io.dealerflow.launcher.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    private record Key(String topic, String consumer, String reason) {}

    /**
     * @param waiting  never replayed
     * @param newest   when a consumer last gave up
     */
    record Group(
            String topic,
            String consumer,
            String reason,
            long waiting,
            long replayed,
            @Nullable Instant newest) {
        Group plus(boolean isReplayed, Instant time) {
            return new Group(
                    topic,
                    consumer,
                    reason,
                    waiting + (isReplayed ? 0 : 1),
                    replayed + (isReplayed ? 1 : 0),
                    newest == null || time.isAfter(newest) ? time : newest);
        }
    }

    @Mixin
    private LetterOptions options = new LetterOptions();

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DlqSession session = DlqSession.of(data.running());
        Map<Key, Group> groups = new TreeMap<>(
                Comparator.comparing(Key::topic).thenComparing(Key::consumer).thenComparing(Key::reason));
        session.forEach(options.predicate(), letter -> count(groups, letter, session.isReplayed(letter)));
        if (json) {
            printJson(List.copyOf(groups.values()));
        } else {
            print(List.copyOf(groups.values()));
        }
        return ExitCodes.DONE;
    }

    private static void count(Map<Key, Group> groups, DeadLetter letter, boolean isReplayed) {
        Key key = new Key(letter.message().topic(), letter.consumer(), letter.reason());
        Group group =
                groups.computeIfAbsent(key, absent -> new Group(key.topic(), key.consumer(), key.reason(), 0, 0, null));
        groups.put(key, group.plus(isReplayed, letter.time()));
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
