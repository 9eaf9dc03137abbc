package io.dealerflow.launcher.dlq;

import io.dealerflow.contracts.Topics;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which letters are meant. */
class LetterOptions {
    private static final String PREFIX = "dealerflow.";

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Only of this topic: the original or its .dlq, with or without the prefix dealerflow.")
    private @Nullable String topic;

    @Option(
            names = "--consumer",
            paramLabel = "NAME",
            description = "Only of this consumer: service/stage, or the service.")
    private @Nullable String consumer;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only for this reason: UNREADABLE, INVALID, FAILED.")
    private @Nullable String reason;

    Predicate<DeadLetter> predicate() {
        return letter -> matchesTopic(letter) && matchesConsumer(letter) && matchesReason(letter);
    }

    /** The same, or a single one. */
    static final class OrOne extends LetterOptions {
        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "Only this letter: topic-partition@offset, as show prints it.")
        private @Nullable String id;

        @Override
        Predicate<DeadLetter> predicate() {
            return super.predicate().and(letter -> id == null || letter.id().equals(id));
        }
    }

    private boolean matchesTopic(DeadLetter letter) {
        if (topic == null) {
            return true;
        }
        String full = topic.startsWith(PREFIX) ? topic : PREFIX + topic;
        String deadLetters = full.endsWith(Topics.deadLettersOf("")) ? full : Topics.deadLettersOf(full);
        return letter.message().topic().equals(deadLetters);
    }

    private boolean matchesConsumer(DeadLetter letter) {
        return consumer == null
                || letter.consumer().equals(consumer)
                || letter.consumer().startsWith(consumer + "/");
    }

    private boolean matchesReason(DeadLetter letter) {
        return reason == null || letter.reason().equals(reason.toUpperCase(Locale.ROOT));
    }
}
