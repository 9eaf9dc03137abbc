package io.dealerflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell process that ends seconds after its owner. It reads from a pipe whose other end only the owner holds: when the
 * owner has ended for any reason, the pipe is closed and the watchdog stops the processes on its list.
 */
final class Watchdog implements AutoCloseable {
    private final Process process;
    private final Writer commands;

    private Watchdog(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Watchdog start() throws IOException {
        return new Watchdog(new ProcessBuilder(Sessions.detached("sh", "-c", script()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static String script() throws IOException {
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new IllegalStateException("watchdog.sh is missing from the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    synchronized void watch(long pid, StopSignal signal) throws IOException {
        send("add " + pid + " " + signal);
    }

    synchronized void forget(long pid) throws IOException {
        send("remove " + pid);
    }

    synchronized void deleteAfterwards(Path folder) throws IOException {
        send("delete " + folder.toAbsolutePath());
    }

    private void send(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    long pid() {
        return process.pid();
    }

    /** Ends the watchdog, and with it every process still on its list. */
    @Override
    public synchronized void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
