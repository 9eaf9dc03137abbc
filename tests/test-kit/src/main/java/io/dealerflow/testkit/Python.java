package io.dealerflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The installed Python, by which files are written and read independently of our own code. */
public final class Python {
    private static final int NOT_INSTALLED = 77;

    private Python() {}

    /**
     * Runs a program; skips the calling test where Python or one of the packages is not installed.
     *
     * @param packages  that are imported before the program, as is {@code sys}
     * @param program   its text
     * @param arguments of the program
     * @return what it writes
     */
    public static String run(List<String> packages, String program, Path... arguments)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("program", ".py");
        try {
            String imports = "import sys\ntry:\n    import %s\nexcept ImportError:\n    sys.exit(%d)\n"
                    .formatted(String.join(", ", packages), NOT_INSTALLED);
            Files.writeString(file, imports + program);
            Process process = start(file, arguments);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            Assumptions.assumeTrue(status != NOT_INSTALLED, () -> "python3 has no " + String.join(" or no ", packages));
            assertThat(status).as(output).isZero();
            return output;
        } finally {
            Files.delete(file);
        }
    }

    private static Process start(Path program, Path... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", program.toString()));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("there is no python3");
            throw e;
        }
    }
}
