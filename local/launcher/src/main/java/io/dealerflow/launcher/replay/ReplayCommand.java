package io.dealerflow.launcher.replay;

import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.TaskBar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow replay}. */
@Command(
        name = "replay",
        description = {
            "Publishes landed data again, in the order of event time.",
            "",
            "The events have the same ids as the first time and are marked as replayed: nobody is notified of them, and what"
                    + " a consumer knows already changes nothing. Files stay in landing as they are. Ctrl-C ends the replay."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "Earliest event time: a date in UTC, or an instant such as 2026-03-04T15:30:00Z.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "Latest event time: a date, which is included, or an instant, which is not.")
    private String to = "";

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description = "Only these kinds of data, such as option_chain,fx. Default: all.")
    private List<String> kinds = List.of();

    @Option(
            names = "--symbols",
            split = ",",
            paramLabel = "SYMBOL",
            description = "Only of these symbols, pairs, series or markets. Default: all.")
    private List<String> symbols = List.of();

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "max",
            description = "How much faster than event time, such as 1x or 60x; max does not wait. Default: max.")
    private String speed = "max";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("from", time("--from", from, 0).toString());
        query.put("to", time("--to", to, 1).toString());
        query.put("kinds", String.join(",", kinds));
        query.put("symbols", String.join(",", symbols));
        query.put("speed", speed);
        ReplayProgress end;
        try (var bar = new TaskBar("replay", "events")) {
            end = new ReplayClient(data.running()).run(query, progress -> show(bar, progress));
        }
        boolean isDone = end.status().equals(ReplayProgress.DONE);
        System.out.println((isDone ? "replayed " : end.status() + " after ") + end.published() + " of " + end.total()
                + " events" + (end.missing() == 0 ? "" : ", " + end.missing() + " are not in landing any more")
                + (end.message() == null ? "" : ": " + end.message()));
        return isDone ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static void show(TaskBar bar, ReplayProgress progress) {
        String asOf = progress.asOf() == null ? "" : progress.asOf().toString();
        bar.show(progress.published() + progress.missing(), progress.total(), asOf);
    }

    /** @param days after the beginning of a date */
    private Instant time(String option, String text, int days) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).plusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be a date such as 2026-03-04 or an instant such as 2026-03-04T15:30:00Z, was '"
                            + text + "'");
        }
    }
}
