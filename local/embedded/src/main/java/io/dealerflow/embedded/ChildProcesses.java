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
 * The child processes of this one. They end when this is closed, and within seconds after this process ended, however it
 * ended, through a {@link Watchdog}. The run folder holds a pid file and the temporary files of each, and has one owner at a
 * time.
 */
public final class ChildProcesses implements AutoCloseable {
    private static final String OWNER = "owner";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final Path runDirectory;
    private final FileChannel lock;
    private final Watchdog watchdog;
    private final List<Child> children = new ArrayList<>();
    private boolean closed;

    private ChildProcesses(Path runDirectory, FileChannel lock, Watchdog watchdog) {
        this.runDirectory = runDirectory;
        this.lock = lock;
        this.watchdog = watchdog;
    }

    /**
     * Takes the run folder, and ends processes that a killed owner left behind.
     *
     * @throws AlreadyRunningException when a running process owns the folder
     */
    public static ChildProcesses open(Path runDirectory) throws IOException {
        Files.createDirectories(runDirectory);
        FileChannel lock = lock(runDirectory);
        Orphans.terminate(runDirectory);
        Binaries.deleteTree(temporaryFolders(runDirectory));
        ChildProcesses opened = new ChildProcesses(runDirectory, lock, Watchdog.start());
        opened.writePidFile(OWNER, ProcessHandle.current().pid());
        return opened;
    }

    /** As {@link #open} on a new temporary folder, which is deleted after the children have ended. */
    public static ChildProcesses openTemporary() throws IOException {
        Path folder = Files.createTempDirectory("dealerflow-");
        ChildProcesses opened = open(folder.resolve("run"));
        opened.watchdog.deleteAfterwards(folder);
        return opened;
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
            // reported below, like a lock of another process
        }
        channel.close();
        throw new AlreadyRunningException(runDirectory);
    }

    /** The running process that owns {@code runDirectory}; null when none does. Takes no lock. */
    public static @Nullable ProcessIdentity owner(Path runDirectory) {
        return ProcessIdentity.read(Orphans.pidFile(runDirectory, OWNER))
                .filter(ProcessIdentity::isAlive)
                .orElse(null);
    }

    /** The folder that holds the pid files. */
    public Path runDirectory() {
        return runDirectory;
    }

    private static Path temporaryFolders(Path runDirectory) {
        return runDirectory.resolve("tmp");
    }

    /** An empty folder for the temporary files of a child to be launched, absolute; deleted with the owner's end. */
    public Path temporaryFolder(String child) throws IOException {
        Path folder = temporaryFolders(runDirectory).resolve(child).toAbsolutePath();
        Binaries.deleteTree(folder);
        return Files.createDirectories(folder);
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
        watchdog.watch(process.pid(), spec.stopSignal());
        writePidFile(spec.name(), process.pid());
        Child child = new Child(spec, process);
        children.add(child);
        child.onExit().thenRun(() -> forget(child)).exceptionally(ChildProcesses::ignoreAfterClose);
        return child;
    }

    private static @Nullable Void ignoreAfterClose(Throwable closed) {
        return null;
    }

    private void writePidFile(String name, long pid) throws IOException {
        ProcessIdentity identity = ProcessIdentity.of(pid).orElse(null);
        if (identity != null) {
            identity.write(Orphans.pidFile(runDirectory, name));
        }
    }

    private synchronized void forget(Child child) {
        children.remove(child);
        try {
            watchdog.forget(child.pid());
            Path pidFile = Orphans.pidFile(runDirectory, child.name());
            if (ProcessIdentity.read(pidFile)
                    .filter(identity -> identity.pid() == child.pid())
                    .isPresent()) {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pid of the watchdog. */
    public long watchdogPid() {
        return watchdog.pid();
    }

    /** Stops the children in parallel and releases the run folder. For an order among them, stop some before. */
    @Override
    public void close() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            refuseFurtherChildren().forEach(child -> threads.execute(() -> child.stop(STOP_TIMEOUT)));
        }
        watchdog.close();
        Binaries.deleteTree(temporaryFolders(runDirectory));
        Files.deleteIfExists(Orphans.pidFile(runDirectory, OWNER));
        lock.close();
    }

    private synchronized List<Child> refuseFurtherChildren() {
        closed = true;
        return List.copyOf(children);
    }
}
