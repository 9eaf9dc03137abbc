package io.dealerflow.launcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.SourceStatus;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow sources}. */
@Command(
        name = "sources",
        description = {
            "Lists the sources of data: those that are asked, and those whose files are sent.",
            "",
            "Lag is the age of the newest observation. Rows are the records that were accepted, quality is the share of the"
                    + " last file's. Errors count requests that failed; the last error is that of a subject which still fails."
        },
        mixinStandardHelpOptions = true)
public final class SourcesCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @Option(names = "--json", description = "Prints one JSON object a line.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        JsonNode sources = api.client().get("/api/v1/sources");
        if (json) {
            sources.forEach(System.out::println);
            return ExitCodes.DONE;
        }
        System.out.println(
                row("SOURCE", "KINDS", "SCHEDULE", "LAST SUCCESS", "LAG", "NEXT RUN", "ROWS", "ERRORS", "QUALITY", ""));
        for (JsonNode source : sources) {
            System.out.println(row(Wire.json().treeToValue(source, SourceStatus.class)));
        }
        return ExitCodes.DONE;
    }

    private static String row(SourceStatus source) {
        return row(
                source.source(),
                source.kinds().stream().map(FileKind::wireName).collect(Collectors.joining(",")),
                source.schedule() == null ? "" : source.schedule(),
                time(source.lastSuccess()),
                lag(source.lagSeconds()),
                time(source.nextRun()),
                source.rows(),
                source.errors(),
                quality(source.quality()),
                source.lastError() == null ? "" : source.lastError());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-16s  %-20s  %-24s  %-20s  %8s  %-20s  %10s  %6s  %7s  %s", cells)
                .stripTrailing();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** In its largest unit: {@code 14s}, {@code 7m}, {@code 26h}, {@code 9d}. */
    private static String lag(@Nullable Long seconds) {
        if (seconds == null) {
            return "";
        }
        Duration lag = Duration.ofSeconds(seconds);
        if (lag.toMinutes() == 0) {
            return lag.toSeconds() + "s";
        }
        if (lag.toHours() == 0) {
            return lag.toMinutes() + "m";
        }
        return lag.toDays() < 3 ? lag.toHours() + "h" : lag.toDays() + "d";
    }

    private static String quality(SourceStatus.@Nullable Quality quality) {
        return quality == null || quality.received() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f%%", (double) PERCENT * quality.accepted() / quality.received());
    }
}
