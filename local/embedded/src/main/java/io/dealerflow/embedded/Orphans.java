package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processes that still run after owner and watchdog were killed, found by their pid files. */
final class Orphans {
    private static final String SUFFIX = ".pid";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

    private Orphans() {}

    static Path pidFile(Path runDirectory, String name) {
        return runDirectory.resolve(name + SUFFIX);
    }

    /** Stops them and deletes the pid files. A different process with a reused pid is not stopped. Only for the folder's owner. */
    static void terminate(Path runDirectory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runDirectory, "*" + SUFFIX)) {
            for (Path file : files) {
                ProcessIdentity.read(file)
                        .filter(identity ->
                                identity.pid() != ProcessHandle.current().pid())
                        .ifPresent(Orphans::stop);
                Files.deleteIfExists(file);
            }
        }
    }

    private static void stop(ProcessIdentity orphan) {
        if (!orphan.isAlive()) {
            return;
        }
        // INT is PostgreSQL's fast shutdown, which a later TERM does not undo; a JVM may have been started to ignore
        // INT.
        StopSignal.INT.send(orphan.pid());
        StopSignal.TERM.send(orphan.pid());
        if (!Await.until(STOP_TIMEOUT, () -> !orphan.isAlive())) {
            StopSignal.KILL.send(orphan.pid());
            Await.until(STOP_TIMEOUT, () -> !orphan.isAlive());
        }
    }
}
