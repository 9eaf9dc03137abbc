package io.dealerflow.launcher.system;

import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all files of one system.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {
    private static final long LARGE_LOG_BYTES = 50L << 20;

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes the folder when it is absent, readable by its owner only. */
    public void create() {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createDirectories(logs());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCodes.START_FAILED, "cannot write to " + root + " (choose another with --data)", e);
        }
    }

    /** Pid files, the lock, and {@code services.json}. */
    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Rotates large logs, replacing the previously rotated ones. Only while nothing writes to them. */
    public void rotateLogs() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs(), "*.log")) {
            for (Path log : files) {
                if (Files.size(log) > LARGE_LOG_BYTES) {
                    Files.move(
                            log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Objects as they were received. */
    public Path landing() {
        return root.resolve("landing");
    }

    /** Parquet files of what was published. */
    public Path staging() {
        return root.resolve("staging");
    }

    /** Parquet files of features with what was known at their instants. */
    public Path features() {
        return root.resolve("features");
    }

    /** Versions of models; gpu-worker serves those that are promoted there. */
    public Path models() {
        return root.resolve("models");
    }

    /** The environment of Python in which models are trained. */
    public Path training() {
        return root.resolve("training");
    }

    /** Of that environment; absent until it is made. */
    public Path trainingPython() {
        return training().resolve("venv/bin/python");
    }

    /** Files that a user puts here are taken by ingest-service; a sub-folder is a source. */
    public Path drop() {
        return root.resolve("drop");
    }

    /** The launcher that runs the system of this folder now; null when none does. */
    public @Nullable ProcessIdentity launcher() {
        return ChildProcesses.owner(run());
    }

    /** Replaces a file atomically; it is readable by its owner only. */
    public static void writePrivately(Path file, byte[] content) {
        try {
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
