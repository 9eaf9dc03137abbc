package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.Kernels;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, all or those whose names match the arguments, and prints the tables. Takes JMH's own options. */
public final class Main {
    private static final String HERE = Pattern.quote(Main.class.getPackageName() + ".");
    private static final String FLOORS = HERE + "FloorBenchmark.*";
    private static final String VECTOR = ".*Benchmark\\.vector";
    /** Measured again with two threads. */
    private static final List<String> SCALED =
            List.of("GammaBenchmark.scalar", "GammaBenchmark.vector", "ChainBenchmark.large");

    private Main() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        CommandLineOptions asked = new CommandLineOptions(arguments);
        if (asked.shouldHelp()) {
            asked.showHelp();
            return;
        }
        Map<String, Measured> one = Measured.byName(run(asked, Set.of(), 1));
        Set<String> once = new TreeSet<>(one.keySet());
        SCALED.forEach(once::remove);
        boolean scales = once.size() < one.size();
        Map<String, Measured> two = scales ? Measured.byName(run(asked, once, 2)) : Map.of();
        System.out.println(report(one, two));
    }

    /** Runs the selected benchmarks and those needed for the bounds, without the excluded ones. */
    private static Collection<RunResult> run(CommandLineOptions asked, Set<String> leftOut, int threads)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(asked)
                .include(asked.getIncludes().isEmpty() ? HERE + ".*" : FLOORS)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(threads)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        leftOut.forEach(name -> options.exclude(HERE + Pattern.quote(name) + "$"));
        if (Kernels.vector().isEmpty()) {
            options.exclude(VECTOR);
        }
        return new Runner(options.build()).run();
    }

    private static String report(Map<String, Measured> one, Map<String, Measured> two) {
        StringBuilder report = new StringBuilder(machine()).append("\n\n");
        Work.Floors floors = Table.floors(one);
        if (floors != null) {
            report.append(Table.floors(floors)).append("\n\n");
        }
        report.append(Table.speeds(Rows.all(), one));
        String calculations = CalculationTable.of(one);
        if (!calculations.isEmpty()) {
            report.append('\n').append(calculations);
        }
        String dbn = DbnTable.of(one);
        if (!dbn.isEmpty()) {
            report.append('\n').append(dbn);
        }
        String ingest = IngestTable.of(one);
        if (!ingest.isEmpty()) {
            report.append('\n').append(ingest);
        }
        String analysis = AnalysisTable.of(one);
        if (!analysis.isEmpty()) {
            report.append('\n').append(analysis);
        }
        if (!two.isEmpty()) {
            report.append('\n').append(Table.scaling(one, two));
        }
        return report.toString();
    }

    private static String machine() {
        String vector =
                Kernels.vector().map(Kernels::name).orElse("none: start with --add-modules jdk.incubator.vector");
        return "\n%s %s, %d processors; vector kernels: %s"
                .formatted(
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        Runtime.getRuntime().availableProcessors(),
                        vector);
    }
}
