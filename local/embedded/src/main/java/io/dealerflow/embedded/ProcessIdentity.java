package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Identifies a process by its pid and start time, because the kernel reuses pids.
 *
 * @param startTicks clock ticks between boot and the process's start, as in field 22 of {@code /proc/PID/stat}
 */
public record ProcessIdentity(long pid, long startTicks) {
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** The process that has {@code pid} now; empty when there is none, or only a zombie. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            boolean ended = fields.get(STATE).equals("Z") || fields.get(STATE).equals("X");
            return ended
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields.get(START_TICKS))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Reads what {@link #write} wrote; empty when there is no such file or it is incomplete. */
    public static Optional<ProcessIdentity> read(Path file) {
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" "));
            return words.size() < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Writes {@code PID TICKS} to {@code file}. */
    public void write(Path file) throws IOException {
        Files.writeString(file, pid + " " + startTicks + "\n");
    }

    /** Whether this process still runs. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
