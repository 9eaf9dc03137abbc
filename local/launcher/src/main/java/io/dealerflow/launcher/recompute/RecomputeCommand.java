package io.dealerflow.launcher.recompute;

import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.launcher.demo.FeatureProgram;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow recompute}. */
@Command(
        name = "recompute",
        description = {
            "Computes the features of a day again from landing, and compares them with those that are stored.",
            "",
            "Landed files are read anew, those of four years before the day included, and computed beside the running system, which"
                    + " is not changed. A line for each asset, and one for each instant at which stored and recomputed features"
                    + " differ, with the features that do. Fails when any do."
        },
        mixinStandardHelpOptions = true)
public final class RecomputeCommand implements Callable<Integer> {
    private static final String PROGRAM = "io.dealerflow.feature.RecomputeMain";
    /** As long as feature-service keeps what features rest on. */
    private static final Duration BEFORE = Duration.ofDays(1_600);

    private static final String ROW = "%-16s  %8s  %9s";

    @Option(
            names = "--day",
            required = true,
            paramLabel = "DATE",
            description = "Date in UTC of the instants of the features, such as 2026-03-04.")
    private LocalDate day = LocalDate.EPOCH;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningSystem system = data.running();
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Path folder = Files.createTempDirectory("dealerflow-recompute-");
        Path events = folder.resolve("events");
        Path features = folder.resolve("features");
        try {
            ReplayProgress read = new LandedEvents(system.baseUrl("ingest-service"), ApiClient.keyOf(system.folder()))
                    .save(from.minus(BEFORE), to, events);
            FeatureProgram.run(PROGRAM, List.of(day.toString(), events.toString(), features.toString()));
            return print(read, new StoredFeatures(ApiClient.of(system)).between(from, to), recomputed(features));
        } finally {
            Files.deleteIfExists(events);
            Files.deleteIfExists(features);
            Files.delete(folder);
        }
    }

    private static Map<FeatureKey, AssetFeatures> recomputed(Path file) throws IOException {
        Map<FeatureKey, AssetFeatures> recomputed = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            AssetFeatures features = Wire.readJson(line, AssetFeatures.class);
            recomputed.put(FeatureKey.of(features), features);
        }
        return recomputed;
    }

    private static int print(
            ReplayProgress read, Map<FeatureKey, AssetFeatures> stored, Map<FeatureKey, AssetFeatures> recomputed) {
        List<Difference> differences = Difference.between(stored, recomputed);
        var keys = new TreeSet<>(stored.keySet());
        keys.addAll(recomputed.keySet());
        System.out.println(String.format(Locale.ROOT, ROW, "ASSET", "INSTANTS", "DIFFERENT"));
        keys.stream().map(FeatureKey::asset).distinct().forEach(asset -> {
            long instants =
                    keys.stream().filter(key -> key.asset().equals(asset)).count();
            long different = differences.stream()
                    .filter(difference -> difference.key().asset().equals(asset))
                    .count();
            System.out.println(String.format(Locale.ROOT, ROW, asset, instants, different));
        });
        differences.forEach(difference -> System.out.println(
                difference.key().asset() + " " + difference.key().asOf() + ": " + difference.what()));
        System.out.println("read " + read.published() + " events"
                + (read.missing() == 0 ? "" : ", " + read.missing() + " are not in landing any more"));
        return differences.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
