package io.dealerflow.launcher.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow dlq show}. */
@Command(
        name = "show",
        description = "Shows dead letters with their headers and first bytes, the newest last.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private LetterOptions.OrOne options = new LetterOptions.OrOne();

    @Option(names = "--limit", defaultValue = "10", description = "At most the last N. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--bytes",
            defaultValue = "400",
            description = "First bytes shown of each. Default: ${DEFAULT-VALUE}.")
    private int bytes;

    @Option(names = "--json", description = "Prints one JSON object a line, with the whole value in base64.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DlqSession session = DlqSession.of(data.running());
        Deque<DeadLetter> last = new ArrayDeque<>();
        session.forEach(options.predicate(), letter -> {
            last.addLast(letter);
            if (last.size() > limit) {
                last.removeFirst();
            }
        });
        for (DeadLetter letter : last) {
            System.out.println(
                    json ? json(letter, session.isReplayed(letter)) : text(letter, session.isReplayed(letter)));
        }
        if (last.isEmpty() && !json) {
            System.out.println("no dead letters");
        }
        return ExitCodes.DONE;
    }

    private static String json(DeadLetter letter, boolean isReplayed) throws JsonProcessingException {
        byte @Nullable [] key = letter.message().key();
        byte @Nullable [] value = letter.message().value();
        ObjectNode object = Wire.json()
                .createObjectNode()
                .put("id", letter.id())
                .put("topic", letter.message().topic())
                .put("consumer", letter.consumer())
                .put("reason", letter.reason())
                .put("time", letter.time().toString())
                .put("replayed", isReplayed)
                .put("key", key == null ? null : new String(key, StandardCharsets.UTF_8))
                .put("value_base64", value == null ? null : Base64.getEncoder().encodeToString(value));
        object.set("headers", Wire.json().valueToTree(letter.headers()));
        return Wire.json().writeValueAsString(object);
    }

    private String text(DeadLetter letter, boolean isReplayed) {
        StringBuilder text = new StringBuilder(letter.id())
                .append(isReplayed ? "  (replayed)" : "")
                .append('\n');
        byte @Nullable [] key = letter.message().key();
        text.append("  key: ").append(key == null ? "none" : printable(key)).append('\n');
        letter.headers()
                .forEach((name, value) -> text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(printable(value.getBytes(StandardCharsets.UTF_8)))
                        .append('\n'));
        byte @Nullable [] value = letter.message().value();
        if (value == null) {
            return text.append("  no value\n").toString();
        }
        text.append("  ").append(value.length).append(" bytes: ");
        text.append(printable(Arrays.copyOf(value, Math.min(value.length, Math.max(0, bytes)))));
        return text.append(value.length > bytes ? " …\n" : "\n").toString();
    }

    /** ASCII as it is, everything else as {@code \xNN}: a terminal must not be steered by what is in a record. */
    static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            if (each >= ' ' && each < 0x7f) {
                text.append((char) each);
            } else {
                text.append("\\x").append(java.util.HexFormat.of().toHexDigits(each));
            }
        }
        return text.toString();
    }
}
