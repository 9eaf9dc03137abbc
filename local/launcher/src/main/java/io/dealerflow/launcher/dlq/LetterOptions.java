package io.dealerflow.launcher.dlq;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options that select dead letters. */
class LetterOptions {
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

    /** As query parameters of gex-api. */
    final Map<String, String> filter() {
        Map<String, String> filter = new TreeMap<>();
        put(filter, "topic", topic);
        put(filter, "consumer", consumer);
        put(filter, "reason", reason);
        return filter;
    }

    private static void put(Map<String, String> filter, String name, @Nullable String value) {
        if (value != null) {
            filter.put(name, value);
        }
    }

    /** A filter, or the id of one letter. */
    static final class OrId extends LetterOptions {
        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // picocli
        private CommandSpec command;

        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "Only this letter: topic-partition@offset, as show prints it.")
        private @Nullable String id;

        Optional<String> id() {
            if (id != null && !filter().isEmpty()) {
                throw new ParameterException(
                        command.commandLine(), "an ID names one letter; leave --topic, --consumer and --reason out");
            }
            return Optional.ofNullable(id);
        }
    }
}
