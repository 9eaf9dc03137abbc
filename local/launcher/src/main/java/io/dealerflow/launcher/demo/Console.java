package io.dealerflow.launcher.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the output of a demo; thread-safe. */
final class Console {
    private final PrintStream out;
    private final long started = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void print(String line) {
        out.println(line);
        out.flush();
    }

    /** One component of the system is ready. */
    void ready(String name, String where) {
        print(String.format(Locale.ROOT, "  %-16s ready after %5s s   %s", name, seconds(), where)
                .stripTrailing());
    }

    /** Since the start, as {@code 12.3}. */
    String seconds() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        return String.format(Locale.ROOT, "%.1f", elapsed.toMillis() / 1000.0);
    }
}
