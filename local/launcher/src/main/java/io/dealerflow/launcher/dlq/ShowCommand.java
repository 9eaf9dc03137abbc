package io.dealerflow.launcher.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.DeadLetterList.Letter;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    private LetterOptions.OrId options = new LetterOptions.OrId();

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
    public Integer call() throws JsonProcessingException, InterruptedException {
        var client = new DeadLetterClient(data.running());
        Optional<String> one = options.id();
        List<String> ids = one.isPresent() ? List.of(one.get()) : newest(client);
        for (String id : ids) {
            Letter letter = client.find(id);
            System.out.println(json ? json(letter) : text(letter));
        }
        if (ids.isEmpty() && !json) {
            System.out.println("no dead letters");
        }
        return ExitCodes.DONE;
    }

    private List<String> newest(DeadLetterClient client) throws InterruptedException {
        return client.list(options.filter(), limit).letters().stream()
                .map(Letter::id)
                .toList();
    }

    private static String json(Letter letter) throws JsonProcessingException {
        return Wire.json().writeValueAsString(letter);
    }

    private String text(Letter letter) {
        StringBuilder text = new StringBuilder(letter.id())
                .append(letter.replayed() ? "  (replayed)" : "")
                .append('\n');
        text.append("  key: ")
                .append(letter.key() == null ? "none" : printable(letter.key()))
                .append('\n');
        letter.headers()
                .forEach((name, value) -> text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(printable(value))
                        .append('\n'));
        if (letter.valueBase64() == null) {
            return text.append("  no value\n").toString();
        }
        byte[] value = Base64.getDecoder().decode(letter.valueBase64());
        text.append("  ").append(value.length).append(" bytes: ");
        text.append(printable(Arrays.copyOf(value, Math.min(value.length, Math.max(0, bytes)))));
        return text.append(value.length > bytes ? " …\n" : "\n").toString();
    }

    private static String printable(String text) {
        return printable(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Printable ASCII unchanged, everything else as {@code \xNN}: no record may send control sequences to the terminal. */
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
