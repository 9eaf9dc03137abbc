package io.dealerflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A tiny shell process that outlives its owner by seconds. It reads from a pipe whose other end only the owner holds: when the
 * owner is gone, however it died, the pipe ends and the guardian ends the children it was told of.
 */
final class Guardian implements AutoCloseable {
    private final Process process;
    private final Writer orders;

    private Guardian(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Guardian start() throws IOException {
        return new Guardian(new ProcessBuilder(Sessions.detached("sh", "-c", script()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static String script() throws IOException {
        try (InputStream script = Guardian.class.getResourceAsStream("guardian.sh")) {
            if (script == null) {
                throw new IllegalStateException("guardian.sh is missing from the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    synchronized void watch(long pid, StopSignal signal) throws IOException {
        order("add " + pid + " " + signal);
    }

    synchronized void forget(long pid) throws IOException {
        order("remove " + pid);
    }

    synchronized void deleteAtTheEnd(Path folder) throws IOException {
        order("delete " + folder.toAbsolutePath());
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    long pid() {
        return process.pid();
    }

    /** Ends the guardian, and with it every child still watched. */
    @Override
    public synchronized void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
