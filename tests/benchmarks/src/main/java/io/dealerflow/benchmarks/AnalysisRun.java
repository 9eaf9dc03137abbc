package io.dealerflow.benchmarks;

import io.dealerflow.feature.analysis.AnalysisRules;
import io.dealerflow.feature.analysis.AnalysisWork;
import io.dealerflow.feature.analysis.FolderStorage;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.store.DuckDbFiles;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The analysis of a folder of bar histories as feature-service does it, from files to files, by one worker and by two of one thread each, in Markdown. Time
 * is the best of three rounds after one to warm up, in which the numbers of workers take turns. Memory is the largest heap that a collection left.
 */
public final class AnalysisRun {
    private static final int ROUNDS = 3;
    private static final int[] WORKERS = {1, 2};
    private static final double SECOND = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final AnalysisWork work =
            new AnalysisWork(new FolderStorage(List.of()), new DuckDbFiles(), new AnalysisRules(60, 0.5, 15));
    private final String input;
    private final String output;

    private AnalysisRun(String input, String output) {
        this.input = input;
        this.output = output;
    }

    /** Arguments: folder of the bars, folder of the results, and the numbers of contracts. */
    public static void main(String[] arguments) throws Exception {
        var run = new AnalysisRun(absolute(arguments[0]), absolute(arguments[1]));
        System.out.println("| contracts | s, one worker | s, two | ratio | MB of heap |\n|--:|--:|--:|--:|--:|");
        for (int i = 2; i < arguments.length; i++) {
            System.out.println(run.row(Integer.parseInt(arguments[i])));
        }
    }

    private static String absolute(String folder) {
        return Path.of(folder).toAbsolutePath().normalize().toString();
    }

    private String row(int contracts) throws Exception {
        time(contracts, 2);
        double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double heap = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < WORKERS.length; i++) {
                best[i] = Math.min(best[i], time(contracts, WORKERS[i]));
                heap = Math.max(heap, afterCollection());
            }
        }
        return String.format(
                Locale.ROOT,
                "| %d | %.2f | %.2f | %.2f | %.0f |",
                contracts,
                best[0],
                best[1],
                best[0] / best[1],
                heap / MEGABYTE);
    }

    /** Seconds from the division of the job to its summary. */
    private double time(int contracts, int workers) throws Exception {
        String job = "run-" + System.nanoTime();
        Map<String, String> parameters =
                Map.of("input", input, "output", output, "contracts", Integer.toString(contracts));
        long begin = System.nanoTime();
        List<JobUnit> units = work.divide(job, parameters);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<String>> results = new ArrayList<>();
            for (JobUnit unit : units) {
                results.add(threads.submit(() -> work.run(job, unit)));
            }
            for (Future<String> result : results) {
                result.get();
            }
        }
        work.finish(job, parameters, List.of());
        return (System.nanoTime() - begin) / SECOND;
    }

    private static double afterCollection() {
        return heap().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
