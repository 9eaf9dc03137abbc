package io.dealerflow.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs programs in their own session, so that a Ctrl-C in the owner's terminal reaches the owner only. */
public final class Sessions {
    private static final Optional<Path> SETSID = find("setsid");

    private Sessions() {}

    /** As {@link #detached(List)}. */
    public static List<String> detached(String... command) {
        return detached(List.of(command));
    }

    /** {@code setsid} replaces itself by the program, so that the pid stays the one of the process started. */
    public static List<String> detached(List<String> command) {
        List<String> all = new ArrayList<>();
        SETSID.ifPresent(path -> all.add(path.toString()));
        all.addAll(command);
        return all;
    }

    /** The first executable of that name on the path. */
    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : List.of((path + ":/usr/sbin:/sbin").split(File.pathSeparator))) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
