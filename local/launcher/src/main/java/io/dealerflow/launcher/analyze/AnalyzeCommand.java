package io.dealerflow.launcher.analyze;

import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.JobReport.UnitReport;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.launcher.system.ApiOption;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.JobClient;
import io.dealerflow.launcher.system.TaskBar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dealerflow analyze}. */
@Command(
        name = "analyze",
        description = {
            "Analyses histories of bars: changes, beta against SPX, signals against thresholds that grow with VIX, and"
                    + " how often the next bar moved as they said.",
            "",
            "The input is a folder with a CSV or Parquet file a contract, or one file with a column of symbols; SPX"
                    + " and VIX are series of it. The output is OUTPUT/<contract>/part-*.parquet and OUTPUT/summary.json."
                    + " Contracts are shared by the workers of the system; Ctrl-C leaves the job to them."
        },
        mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
    private static final String KIND = "analysis";
    private static final int MOST_WORKERS = 64;
    private static final int LISTED = 20;

    @ArgGroup
    private @Nullable Contracts contracts;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR|URL",
            description = "Folder or file of the bars, or an address such as s3://bucket/bars.")
    private String input = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR|URL",
            description =
                    "Folder of the results, made where it is not there. Results of the same contracts are replaced.")
    private String output = "";

    @Option(names = "--spx", paramLabel = "NAME", description = "Name of the series of the index. Default: SPX.")
    private @Nullable String spx;

    @Option(names = "--vix", paramLabel = "NAME", description = "Name of the series of its volatility. Default: VIX.")
    private @Nullable String vix;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Contracts that an instance of feature-service works on at once, at most what it is configured"
                            + " for.")
    private @Nullable Integer workers;

    @Option(names = "--json", description = "Print the job with its units as JSON.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    /** Which contracts; all of the input when neither is given. */
    static final class Contracts {
        @Option(names = "--contracts", paramLabel = "N", description = "The first N contracts by name. Default: all.")
        private @Nullable Integer count;

        @Option(
                names = "--contract",
                paramLabel = "CONTRACT",
                description = "This one alone; the results of others stay as they are.")
        private @Nullable String name;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> parameters = parameters();
        JobReport end;
        try (var bar = new TaskBar("analyze", "contracts")) {
            end = new JobClient(api.client()).run(KIND, parameters, report -> show(bar, report));
        }
        if (json) {
            System.out.println(Wire.writeJsonText(end));
        } else {
            print(end);
        }
        boolean isRefused = end.state() == JobState.FAILED && end.total() == 0;
        return end.state() == JobState.DONE ? ExitCodes.DONE : isRefused ? ExitCodes.INPUT_REFUSED : ExitCodes.FAILED;
    }

    private static void show(TaskBar bar, JobReport report) {
        if (report.total() > 0) {
            bar.show(
                    report.done() + report.failed(),
                    report.total(),
                    report.failed() == 0 ? "" : report.failed() + " failed");
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(Map.of("input", location(input), "output", location(output)));
        if (contracts != null) {
            put(parameters, "contract", contracts.name);
            put(parameters, "contracts", positive("--contracts", contracts.count, Integer.MAX_VALUE));
        }
        put(parameters, "spx", spx);
        put(parameters, "vix", vix);
        put(parameters, "workers", positive("--workers", workers, MOST_WORKERS));
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private @Nullable String positive(String option, @Nullable Integer value, int most) {
        if (value == null) {
            return null;
        }
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 to " + most + ", was " + value);
        }
        return value.toString();
    }

    /** Workers have another working folder. */
    private static String location(String text) {
        return text.contains("://")
                ? text
                : Path.of(text).toAbsolutePath().normalize().toString();
    }

    private void print(JobReport end) {
        if (end.total() == 0) {
            System.out.println("nothing was analysed: " + end.message());
            return;
        }
        List<UnitReport> done = end.units().stream()
                .filter(unit -> unit.state() == JobState.DONE)
                .toList();
        long trades = sum(done, "/trades");
        long hits = sum(done, "/hit_rate/hits");
        long judged = sum(done, "/hit_rate/n");
        System.out.println("analysed " + done.size() + " of " + end.total() + " contracts, " + sum(done, "/bars")
                + " bars: " + trades + " signals"
                + (judged == 0 ? "" : ", of " + judged + " the next bar followed " + hits * 100 / judged + " %")
                + "; results in " + output);
        end.units().stream()
                .filter(unit -> unit.state() != JobState.DONE)
                .limit(LISTED)
                .forEach(unit -> System.out.println(
                        unit.unit() + " " + unit.state().name().toLowerCase(Locale.ROOT) + " after " + unit.attempts()
                                + " attempts" + (unit.error() == null ? "" : ": " + unit.error())));
    }

    private static long sum(List<UnitReport> units, String field) {
        return units.stream()
                .mapToLong(unit ->
                        unit.result() == null ? 0 : unit.result().at(field).asLong())
                .sum();
    }
}
