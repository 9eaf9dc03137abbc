package io.dealerflow.launcher.report;

import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow report}. */
@Command(
        name = "report",
        description = "Prints the report on a New York trading date, in its newest revision.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    /** Forms of a report. */
    enum Format {
        md("text/markdown"),
        html("text/html"),
        json("application/json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @Option(names = "--date", paramLabel = "DATE", required = true, description = "For example 2026-03-13.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--format",
            paramLabel = "md|html|json",
            defaultValue = "md",
            description = "Markdown, a page with charts, or JSON. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.md;

    @Mixin
    private ApiOption api = new ApiOption();

    @Override
    public Integer call() throws InterruptedException {
        System.out.println(
                api.client().text("/api/v1/reports/" + date, format.mediaType).stripTrailing());
        return ExitCodes.DONE;
    }
}
