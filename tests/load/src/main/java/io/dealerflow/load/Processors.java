package io.dealerflow.load;

import java.io.IOException;

/**
 * Of two processors the first for a service, the second for this program. Where there are fewer or more, or no {@code taskset}, both share
 * all.
 */
final class Processors implements AutoCloseable {
    private static final String FIRST = "0";
    private static final String SECOND = "1";

    private final long service;
    private final boolean pinned;

    private Processors(long service, boolean pinned) {
        this.service = service;
        this.pinned = pinned;
    }

    /** @param service its process */
    static Processors share(long service) {
        boolean possible = Runtime.getRuntime().availableProcessors() == 2;
        boolean pinned = possible && pin(ProcessHandle.current().pid(), SECOND) && pin(service, FIRST);
        if (possible && !pinned) {
            giveBack(service);
        }
        return new Processors(service, pinned);
    }

    private static void giveBack(long service) {
        String all = FIRST + "," + SECOND;
        pin(service, all);
        pin(ProcessHandle.current().pid(), all);
    }

    /** All threads of a process, and those that it starts later. */
    private static boolean pin(long process, String processors) {
        try {
            return new ProcessBuilder("taskset", "-a", "-cp", processors, Long.toString(process))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no taskset
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives both processors back. */
    @Override
    public void close() {
        if (pinned) {
            giveBack(service);
        }
    }

    @Override
    public String toString() {
        return pinned
                ? "gex-api on processor " + FIRST + ", this program on processor " + SECOND
                : "gex-api and this program share the processors: there are not two, or taskset did not work";
    }
}
