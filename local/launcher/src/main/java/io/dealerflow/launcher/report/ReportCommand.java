package io.dealerflow.launcher.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow report}. */
@Command(
        name = "report",
        description = "Prints the report on a date or a week, in its newest revision.",
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

    @ArgGroup(multiplicity = "1")
    private Period period = new Period();

    /** One of them. */
    static final class Period {
        @Option(names = "--date", paramLabel = "DATE", description = "A New York trading date, for example 2026-03-13.")
        private @Nullable LocalDate date;

        @Option(names = "--week", paramLabel = "WEEK", description = "An ISO week, for example 2026-W11.")
        private @Nullable String week;
    }

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL",
            split = ",",
            description = "The assets that the report is to have, joined by commas. Default: all.")
    private List<String> symbols = List.of();

    @Option(
            names = "--format",
            paramLabel = "md|html|json",
            defaultValue = "md",
            description = "Markdown, a page with charts, or all facts in JSON. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.md;

    @Mixin
    private ApiOption api = new ApiOption();

    @Override
    public Integer call() throws InterruptedException {
        String name = period.week == null ? String.valueOf(period.date) : URLEncoder.encode(period.week, UTF_8);
        String facts = format == Format.json ? "/facts" : "";
        String query = symbols.isEmpty() ? "" : "?symbols=" + URLEncoder.encode(String.join(",", symbols), UTF_8);
        System.out.println(api.client()
                .text("/api/v1/reports/" + name + facts + query, format.mediaType)
                .stripTrailing());
        return ExitCodes.DONE;
    }
}
