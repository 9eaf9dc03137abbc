package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Ends children of a killed owner that its guardian did not, known by their pid files. */
final class Leftovers {
    private static final String SUFFIX = ".pid";
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Leftovers() {}

    static Path pidFile(Path runDirectory, String name) {
        return runDirectory.resolve(name + SUFFIX);
    }

    /** Only for the owner of the folder: a process is ended only when it is the very one that the file was written for. */
    static void reap(Path runDirectory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runDirectory, "*" + SUFFIX)) {
            for (Path file : files) {
                ProcessIdentity.read(file)
                        .filter(identity ->
                                identity.pid() != ProcessHandle.current().pid())
                        .ifPresent(Leftovers::end);
                Files.deleteIfExists(file);
            }
        }
    }

    private static void end(ProcessIdentity leftover) {
        if (!leftover.isAlive()) {
            return;
        }
        // INT is PostgreSQL's fast shutdown, which a TERM does not slow down again; a JVM may have been started deaf to
        // INT.
        StopSignal.INT.send(leftover.pid());
        StopSignal.TERM.send(leftover.pid());
        if (!Await.quietly(PATIENCE, () -> !leftover.isAlive())) {
            StopSignal.KILL.send(leftover.pid());
            Await.quietly(PATIENCE, () -> !leftover.isAlive());
        }
    }
}
