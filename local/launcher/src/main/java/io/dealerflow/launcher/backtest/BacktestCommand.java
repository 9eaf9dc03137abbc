package io.dealerflow.launcher.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.Backtest;
import io.dealerflow.contracts.api.Backtest.Row;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow backtest}. */
@Command(
        name = "backtest",
        description = {
            "Counts how often alerts and regimes were followed by larger moves than usual.",
            "",
            "A line for each type of alert and each regime, of all assets, and for moves of one day and of five: on how many days it"
                    + " occurred, of how many the move that followed is known (N), the share of larger ones among these, the same share"
                    + " among all days of the same assets, and the Wilson interval of the first at 95 %%. docs/backtest.md has the"
                    + " definitions."
        },
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "First date in New York, such as 2026-03-04.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            description = "Last date, which is included; less than ten years after the first.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--json", description = "Prints the answer of the API, one JSON object.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        JsonNode answer = api.client().get("/api/v1/backtest?from=" + from + "&to=" + to);
        if (json) {
            System.out.println(answer);
        } else {
            print(Wire.json().treeToValue(answer, Backtest.class).rows());
        }
        return ExitCodes.DONE;
    }

    private static void print(List<Row> rows) {
        if (rows.isEmpty()) {
            System.out.println("no alerts and no scores of assets with closes on these dates");
            return;
        }
        System.out.println(row("", "", "HORIZON", "DAYS", "N", "RATE", "BASE RATE", "INTERVAL"));
        for (Row row : rows) {
            System.out.println(row(
                    row.subject().name().toLowerCase(Locale.ROOT),
                    row.name(),
                    row.horizonDays() + "d",
                    row.days(),
                    row.n(),
                    percent(row.rate()),
                    percent(row.baseRate()),
                    row.n() == 0 ? "" : percent(row.low()) + " - " + percent(row.high())));
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-6s  %-24s  %7s  %6s  %6s  %6s  %9s  %s", cells)
                .stripTrailing();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.1f%%", PERCENT * share);
    }
}
