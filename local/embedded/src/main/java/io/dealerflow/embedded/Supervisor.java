package io.dealerflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Owns child processes. They end when it is closed, and within seconds of the death of this process, however it dies. The run
 * folder holds a pid file for each and belongs to one supervisor at a time.
 */
public final class Supervisor implements AutoCloseable {
    private static final String OWNER = "owner";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final Path runDirectory;
    private final FileChannel lock;
    private final Guardian guardian;
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    private Supervisor(Path runDirectory, FileChannel lock, Guardian guardian) {
        this.runDirectory = runDirectory;
        this.lock = lock;
        this.guardian = guardian;
    }

    /**
     * Takes the run folder, and ends what a killed predecessor left in it.
     *
     * @throws AlreadyRunningException when a living process owns the folder
     */
    public static Supervisor open(Path runDirectory) throws IOException {
        Files.createDirectories(runDirectory);
        FileChannel lock = lock(runDirectory);
        Leftovers.reap(runDirectory);
        Supervisor supervisor = new Supervisor(runDirectory, lock, Guardian.start());
        supervisor.writePidFile(OWNER, ProcessHandle.current().pid());
        return supervisor;
    }

    /** As {@link #open} on a new temporary folder, which is deleted with all in it after the children have ended. */
    public static Supervisor openTemporary() throws IOException {
        Path folder = Files.createTempDirectory("dealerflow-");
        Supervisor supervisor = open(folder.resolve("run"));
        supervisor.guardian.deleteAtTheEnd(folder);
        return supervisor;
    }

    private static FileChannel lock(Path runDirectory) throws IOException {
        FileChannel channel =
                FileChannel.open(runDirectory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // falls through: someone else in this process owns the folder
        }
        channel.close();
        throw new AlreadyRunningException(runDirectory);
    }

    /** The living process that owns {@code runDirectory}; null when none does. Takes nothing. */
    public static @Nullable ProcessIdentity owner(Path runDirectory) {
        return ProcessIdentity.read(Leftovers.pidFile(runDirectory, OWNER))
                .filter(ProcessIdentity::isAlive)
                .orElse(null);
    }

    /** The folder that holds the pid files. */
    public Path runDirectory() {
        return runDirectory;
    }

    /** Starts a child; its output goes to its log. */
    public synchronized Child launch(ChildSpec spec) throws IOException {
        if (closed) {
            throw new IOException("stopping: " + spec.name() + " is not started");
        }
        Files.createDirectories(spec.directory());
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(Sessions.detached(spec.command()))
                .directory(spec.directory().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        guardian.watch(process.pid(), spec.stopSignal());
        writePidFile(spec.name(), process.pid());
        Child child = new Child(spec, process);
        children.add(child);
        child.onExit().thenRun(() -> forget(child)).exceptionally(Supervisor::ignoreAfterClose);
        return child;
    }

    private static @Nullable Void ignoreAfterClose(Throwable closed) {
        return null;
    }

    private void writePidFile(String name, long pid) throws IOException {
        ProcessIdentity identity = ProcessIdentity.of(pid).orElse(null);
        if (identity != null) {
            identity.write(Leftovers.pidFile(runDirectory, name));
        }
    }

    private synchronized void forget(Child child) {
        children.remove(child);
        try {
            guardian.forget(child.pid());
            Path pidFile = Leftovers.pidFile(runDirectory, child.name());
            if (ProcessIdentity.read(pidFile)
                    .filter(identity -> identity.pid() == child.pid())
                    .isPresent()) {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pid of the process that ends the children when this one dies. */
    public long guardianPid() {
        return guardian.pid();
    }

    /** Stops the children, all at once, and gives the run folder back. Whoever cares for an order stops some of them before. */
    @Override
    public void close() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lastChildren().forEach(child -> threads.execute(() -> child.stop(STOP_PATIENCE)));
        }
        guardian.close();
        Files.deleteIfExists(Leftovers.pidFile(runDirectory, OWNER));
        lock.close();
    }

    private synchronized List<Child> lastChildren() {
        closed = true;
        return List.copyOf(children);
    }
}
