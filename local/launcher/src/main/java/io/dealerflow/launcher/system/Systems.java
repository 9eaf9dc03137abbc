package io.dealerflow.launcher.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The systems of this user. A command without {@code --data} works on the one started last among those that run; the state folder
 * lists their folders.
 */
public final class Systems {
    private static final int REMEMBERED = 20;

    private final Path state;

    Systems(Path state) {
        this.state = state;
    }

    /** Below {@code $XDG_STATE_HOME}, else {@code ~/.local/state}. */
    public static Systems forCurrentUser() {
        String configured = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path base = configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(configured);
        return new Systems(base.resolve("dealerflow"));
    }

    /** The folder named, else that of {@code DEALERFLOW_DATA}, else the user's state folder. */
    public DataFolder folder(@Nullable Path named) {
        String configured = System.getenv().getOrDefault("DEALERFLOW_DATA", "");
        if (named != null) {
            return new DataFolder(named);
        }
        return new DataFolder(configured.isEmpty() ? state : Path.of(configured));
    }

    /**
     * The system that a command works on.
     *
     * @throws CommandFailure when it does not run
     */
    public RunningSystem running(@Nullable Path named) {
        return launched(named).flatMap(RunningSystem::read).orElseThrow(CommandFailure::nothingRunning);
    }

    /** The folder of the system that a command works on, which may still be starting; empty when none runs. */
    public Optional<DataFolder> launched(@Nullable Path named) {
        return candidates(named).stream()
                .filter(folder -> folder.launcher() != null)
                .findFirst();
    }

    private List<DataFolder> candidates(@Nullable Path named) {
        List<DataFolder> candidates = new ArrayList<>();
        if (named == null) {
            remembered().reversed().forEach(path -> candidates.add(new DataFolder(Path.of(path))));
        }
        candidates.add(folder(named));
        return candidates;
    }

    /** Records that the system of {@code folder} is the one started last. */
    public void remember(DataFolder folder) {
        List<String> paths = new ArrayList<>(remembered());
        paths.remove(folder.root().toString());
        paths.add(folder.root().toString());
        try {
            Files.createDirectories(state);
            Files.write(file(), paths.subList(Math.max(0, paths.size() - REMEMBERED), paths.size()));
        } catch (IOException readOnlyHome) {
            // then later commands name the folder with --data
        }
    }

    private List<String> remembered() {
        try {
            return Files.readAllLines(file());
        } catch (IOException none) {
            return List.of();
        }
    }

    private Path file() {
        return state.resolve("systems");
    }
}
