package io.dealerflow.launcher.status;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dealerflow logs}. */
@Command(
        name = "logs",
        description = "Prints the log of a service or server, whether it runs or not.",
        mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int BUFFER = 1 << 16;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "As status names it, for example gex-api.")
    private String service = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last N lines.")
    private int lines = Integer.MAX_VALUE;

    @Option(
            names = {"-f", "--follow"},
            description = "Keeps printing new lines until Ctrl-C.")
    private boolean follow;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = data.launched().orElseGet(data::folder);
        List<String> known = known(folder);
        if (known.isEmpty()) {
            throw CommandFailure.nothingRunning();
        }
        if (!known.contains(service)) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "no log of " + service + "; there are: " + String.join(", ", known));
        }
        print(folder.log(service));
        return ExitCodes.DONE;
    }

    private static List<String> known(DataFolder folder) throws IOException {
        if (!Files.isDirectory(folder.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        }
    }

    private void print(Path log) throws IOException, InterruptedException {
        try (RandomAccessFile reader = new RandomAccessFile(log.toFile(), "r")) {
            reader.seek(start(reader));
            byte[] buffer = new byte[BUFFER];
            do {
                for (int count = reader.read(buffer); count > 0; count = reader.read(buffer)) {
                    System.out.write(buffer, 0, count);
                }
                System.out.flush();
                if (follow) {
                    Thread.sleep(PAUSE);
                }
            } while (follow);
        }
    }

    /** Where the last lines begin, found backwards. */
    private long start(RandomAccessFile reader) throws IOException {
        if (lines == Integer.MAX_VALUE) {
            return 0;
        }
        long remaining = lines;
        for (long end = reader.length() - 1; end > 0; ) {
            int size = (int) Math.min(BUFFER, end);
            byte[] chunk = new byte[size];
            reader.seek(end - size);
            reader.readFully(chunk);
            for (int i = size - 1; i >= 0; i--) {
                if (chunk[i] == '\n' && --remaining <= 0) {
                    return end - size + i + 1;
                }
            }
            end -= size;
        }
        return 0;
    }
}
