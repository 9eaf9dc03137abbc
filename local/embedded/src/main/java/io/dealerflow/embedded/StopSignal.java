package io.dealerflow.embedded;

import java.io.IOException;

/** Signals that end a program. */
public enum StopSignal {
    /** PostgreSQL's fast shutdown, which does not wait for its clients. */
    INT,
    TERM,
    KILL;

    void send(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
