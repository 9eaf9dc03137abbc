package io.dealerflow.launcher.ingest;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dealerflow ingest}. */
@Command(
        name = "ingest",
        description = {
            "Sends option-chain files through the running system.",
            "",
            "Takes exchange quote tables (CSV) and delayed quotes (JSON), plain or gzipped. Returns once gex-api serves"
                    + " each observation. Sending a file again does no harm. All files are tried; the exit code is 6 if"
                    + " any was refused."
        },
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to send, in this order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "cboe",
            description = "Name under which the observations are kept. Default: ${DEFAULT-VALUE}.")
    private String source = "cboe";

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = {
                "Instant that the quotes describe, such as 2026-08-12T15:30:00Z, for all files; theirs is not read then."
                        + " For a date line that is absent, ambiguous or wrong."
            })
    private @Nullable Instant asOf;

    @Option(names = "--no-wait", description = "Returns when ingest-service has accepted the files.")
    private boolean noWait;

    @Option(names = "--json", description = "Prints one JSON object a file.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        UploadClient client = new UploadClient(data.running(), source, asOf);
        List<Future<Boolean>> accepted = new ArrayList<>();
        // The next file is uploaded while the one before is being processed.
        try (var served = Executors.newSingleThreadExecutor()) {
            for (Path file : files) {
                Answer answer = client.send(file);
                accepted.add(served.submit(() -> report(client, answer)));
            }
        }
        return allOf(accepted) ? ExitCodes.DONE : ExitCodes.INPUT_REFUSED;
    }

    private boolean report(UploadClient client, Answer answer) {
        boolean replaced = !noWait && answer instanceof Answer.Accepted accepted && client.awaitServed(accepted);
        System.out.println(json ? answer.json().toString() : answer.text());
        System.out.flush();
        if (replaced) {
            System.err.println(answer.file() + ": a file received later for the same time has replaced this one;"
                    + " the address shows the figures of that file");
        }
        return answer instanceof Answer.Accepted;
    }

    private static boolean allOf(List<Future<Boolean>> accepted) throws InterruptedException {
        boolean all = true;
        for (Future<Boolean> one : accepted) {
            try {
                all &= one.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CommandFailure failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return all;
    }
}
