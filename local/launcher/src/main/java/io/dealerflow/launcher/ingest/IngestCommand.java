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
            "Sends files of market data through the running system.",
            "",
            "The content of a file decides what it is read as, never its name. Returns once the data can be read: option"
                    + " chains when gex-api serves each observation, other kinds when all rows are in their table."
                    + " Sending a file again does no harm. All files are tried; the exit code is 6 if any was refused."
        },
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to send, in this order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Name under which the data are kept. Default: that of the file's format, such as cboe.")
    private @Nullable String source;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "Reads the files as this kind only: option_chain, futures, positioning, fx, macro, bars, trades, news,"
                        + " captures, instruments or market_data, as far as the system takes them."
            })
    private @Nullable String kind;

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
        UploadClient client = new UploadClient(data.running(), new UploadClient.Sending(source, kind, asOf));
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
        boolean replaced = !noWait && isReplaced(client, answer);
        System.out.println(json ? answer.json().toString() : answer.text());
        System.out.flush();
        if (replaced) {
            System.err.println(answer.file() + ": a file received later for the same time has replaced this one;"
                    + " the address shows the figures of that file");
        }
        return !(answer instanceof Answer.Refused);
    }

    /** Waits until the data of an accepted file can be read; whether another observation is served in place of it. */
    private static boolean isReplaced(UploadClient client, Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> client.awaitServed(accepted);
            case Answer.Stored stored -> {
                client.awaitReadable(stored);
                yield false;
            }
            case Answer.Refused _ -> false;
        };
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
