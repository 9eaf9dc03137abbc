package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Await;
import io.dealerflow.embedded.JavaCommand;
import io.dealerflow.embedded.Sessions;
import io.dealerflow.launcher.Dealerflow;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a demo in a process of its own, and prints its lines until it is ready. */
final class Detached {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(20);

    private Detached() {}

    /** The exit code: that of the demo when it ended, else done. */
    static int start(DataFolder folder, List<String> arguments, PrintStream out) throws IOException {
        Path log = folder.log("launcher");
        long before = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = new ArrayList<>(List.of(
                JavaCommand.executable().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                Dealerflow.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(Sessions.detached(command))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLASSPATH", JavaCommand.ownClassPath());
        Process launcher = builder.start();
        try (RandomAccessFile reader = new RandomAccessFile(log.toFile(), "r")) {
            reader.seek(before);
            boolean decided = Await.until(START_TIMEOUT, () -> {
                boolean ended = !launcher.isAlive();
                return copyUntilReady(reader, out) || ended;
            });
            if (!decided) {
                throw new CommandFailure(
                        ExitCodes.START_FAILED,
                        "not ready after " + START_TIMEOUT.toMinutes() + " min, and still starting; see " + log);
            }
        }
        if (launcher.isAlive()) {
            return ExitCodes.DONE;
        }
        return launcher.exitValue() == 0 ? ExitCodes.START_FAILED : launcher.exitValue();
    }

    /** Whether the demo has printed that it is ready. */
    private static boolean copyUntilReady(RandomAccessFile reader, PrintStream out) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            out.println(text);
            out.flush();
            if (text.startsWith(DemoCommand.READY)) {
                return true;
            }
        }
        return false;
    }
}
