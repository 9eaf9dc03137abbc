package io.dealerflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The texts that the {@code dealerflow} script prints without a JVM; {@code -Dhelp.write=true} writes them again. */
class HelpFilesTest {
    private static final Path FOLDER = Path.of("help");

    @Test
    @DisplayName("the help files of the script equal the help of the command line")
    void theFilesAreTheHelpOfTheCommands() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        collect(Dealerflow.commandLine(), "dealerflow", expected);
        if (Boolean.getBoolean("help.write")) {
            write(expected);
        }

        assertThat(committed()).isEqualTo(expected);
    }

    private static void collect(CommandLine command, String topic, Map<String, String> texts) {
        texts.put(topic + ".txt", command.getUsageMessage(CommandLine.Help.Ansi.OFF));
        command.getSubcommands().forEach((name, child) -> collect(child, topic + "-" + name, texts));
    }

    private static void write(Map<String, String> texts) throws IOException {
        for (String stale : committed().keySet()) {
            Files.delete(FOLDER.resolve(stale));
        }
        for (var text : texts.entrySet()) {
            Files.writeString(FOLDER.resolve(text.getKey()), text.getValue());
        }
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
