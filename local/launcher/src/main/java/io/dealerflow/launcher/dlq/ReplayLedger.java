package io.dealerflow.launcher.dlq;

import io.dealerflow.launcher.system.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers which letters were replayed: Kafka keeps them where they are, and a second replay of all should mean those that came
 * since.
 */
final class ReplayLedger {
    private final Path file;
    private final Set<String> replayed;

    private ReplayLedger(Path file, Set<String> replayed) {
        this.file = file;
        this.replayed = replayed;
    }

    static ReplayLedger of(DataFolder folder, String clusterId) throws IOException {
        Path file = folder.run().resolve("replayed-" + clusterId.replaceAll("[^A-Za-z0-9_-]", "_"));
        return new ReplayLedger(file, Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>());
    }

    boolean contains(DeadLetter letter) {
        return replayed.contains(letter.id());
    }

    void add(DeadLetter letter) throws IOException {
        if (replayed.add(letter.id())) {
            Files.writeString(
                    file,
                    letter.id() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
