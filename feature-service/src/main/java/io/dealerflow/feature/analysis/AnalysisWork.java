package io.dealerflow.feature.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.feature.jobs.JobLineage.Datasets;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.jobs.JobWork;
import io.dealerflow.feature.jobs.UnitOutcome;
import io.dealerflow.objects.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Analysis of bar histories as jobs, one unit a contract. Parameters: {@value #INPUT} and {@value #OUTPUT}, paths or addresses; {@value #CONTRACT}
 * for one contract alone, or {@value #CONTRACTS} for the first of them by name; {@value #SPX} and {@value #VIX}, the names of the index and its volatility.
 */
public final class AnalysisWork implements JobWork {
    public static final String KIND = "analysis";
    public static final String INPUT = "input";
    public static final String OUTPUT = "output";
    public static final String CONTRACT = "contract";
    public static final String CONTRACTS = "contracts";
    public static final String SPX = "spx";
    public static final String VIX = "vix";

    private static final String BARS = "bars";
    private static final String SUMMARY = "summary.json";
    private static final String CHART = "chart";

    private final BarStorage storage;
    private final ParquetFiles parquet;
    private final AnalysisRules rules;
    private @Nullable KnownMarket known;

    /** The market of the job that was worked on last: its units have the same. */
    private record KnownMarket(String jobId, Market market) {}

    public AnalysisWork(BarStorage storage, ParquetFiles parquet, AnalysisRules rules) {
        this.storage = storage;
        this.parquet = parquet;
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<JobUnit> divide(String jobId, Map<String, String> parameters) throws IOException {
        String spxName = parameters.getOrDefault(SPX, "SPX");
        String vixName = parameters.getOrDefault(VIX, "VIX");
        String output = required(parameters, OUTPUT);
        BarCatalogue catalogue = BarCatalogue.of(
                storage, parquet, required(parameters, INPUT), List.of(spxName, vixName), copies(output, jobId));
        String spx = catalogue.required(spxName);
        String vix = catalogue.required(vixName);
        List<JobUnit> units = new ArrayList<>();
        for (String contract : contracts(catalogue, parameters, List.of(spx, vix))) {
            Map<String, String> unit = new HashMap<>(Map.of(OUTPUT, output));
            unit.putAll(catalogue.source(contract).parameters(BARS));
            unit.putAll(catalogue.source(spx).parameters(SPX));
            unit.putAll(catalogue.source(vix).parameters(VIX));
            units.add(new JobUnit(contract, unit));
        }
        return units;
    }

    private static String copies(String output, String jobId) {
        return output + "/.input-" + jobId;
    }

    private static List<String> contracts(BarCatalogue catalogue, Map<String, String> parameters, List<String> market) {
        String only = parameters.get(CONTRACT);
        if (only != null) {
            return List.of(catalogue.required(only));
        }
        List<String> all = catalogue.series().keySet().stream()
                .filter(name -> !market.contains(name))
                .toList();
        int count = Integer.parseInt(parameters.getOrDefault(CONTRACTS, Integer.toString(all.size())));
        if (count < 1 || count > all.size()) {
            throw new IllegalArgumentException(
                    catalogue.input() + " has " + all.size() + " contracts, " + count + " are to be analysed");
        }
        return all.subList(0, count);
    }

    @Override
    public String run(String jobId, JobUnit unit) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Market market = market(jobId, unit, scratch.folder());
            BarAnalysis analysis = BarAnalysis.of(read(unit, BARS, scratch.folder()), market, rules);
            Path file = scratch.folder().resolve("result.parquet");
            parquet.write(analysis, file);
            storage.put(file, folder(required(unit.parameters(), OUTPUT), unit.name()) + "/part-0.parquet");
            return result(analysis, unit.name());
        }
    }

    /** The summary, with what the dashboard draws. */
    private static String result(BarAnalysis analysis, String contract) {
        ObjectNode result = Wire.json().valueToTree(analysis.summary(contract));
        result.set(CHART, Wire.json().valueToTree(ContractChart.of(analysis)));
        return Wire.writeJsonText(result);
    }

    private synchronized Market market(String jobId, JobUnit unit, Path scratch) throws IOException {
        if (known == null || !known.jobId().equals(jobId)) {
            known = new KnownMarket(jobId, new Market(read(unit, SPX, scratch), read(unit, VIX, scratch)));
        }
        return known.market();
    }

    private Closes read(JobUnit unit, String role, Path scratch) throws IOException {
        BarSource source = BarSource.of(unit.parameters(), role);
        return source.read(storage.fetch(source.file(), Files.createDirectories(scratch.resolve(role))), parquet);
    }

    @Override
    public void finish(String jobId, Map<String, String> parameters, List<UnitOutcome> outcomes) throws IOException {
        List<ContractSummary> contracts = outcomes.stream()
                .map(UnitOutcome::result)
                .filter(Objects::nonNull)
                .map(json -> Wire.readJson(json, ContractSummary.class))
                .toList();
        List<AnalysisSummary.Failed> failed = outcomes.stream()
                .filter(outcome -> outcome.error() != null)
                .map(outcome -> new AnalysisSummary.Failed(outcome.unit(), String.valueOf(outcome.error())))
                .toList();
        AnalysisSummary summary = AnalysisSummary.of(rules, contracts, failed);
        String output = required(parameters, OUTPUT);
        try (Scratch scratch = Scratch.open()) {
            AnalysisSummary earlier = parameters.containsKey(CONTRACT) ? earlier(output, scratch.folder()) : null;
            Path file = scratch.folder().resolve("new.json");
            Files.writeString(
                    file,
                    Wire.json()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(earlier == null ? summary : summary.over(earlier))
                            + "\n",
                    StandardCharsets.UTF_8);
            storage.put(file, output + "/" + SUMMARY);
            storage.delete(copies(output, jobId));
        }
    }

    @Override
    public Datasets datasets(Map<String, String> parameters) {
        return new Datasets(known(parameters, INPUT), known(parameters, OUTPUT));
    }

    private static List<String> known(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null ? List.of() : List.of(value);
    }

    /** The summary that is in the output; null when there is none. */
    private @Nullable AnalysisSummary earlier(String output, Path scratch) throws IOException {
        String file = output + "/" + SUMMARY;
        try {
            if (!storage.list(output).contains(file)) {
                return null;
            }
        } catch (NoSuchFileException noOutput) {
            return null;
        }
        return Wire.json().readValue(storage.fetch(file, scratch).toFile(), AnalysisSummary.class);
    }

    /** The folder of a contract; characters that a name of a folder cannot have everywhere are written as in addresses. */
    static String folder(String output, String contract) {
        var name = new StringBuilder();
        for (byte b : contract.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain =
                    c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || (c == '.' && !name.isEmpty()));
            name.append(isPlain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return output + "/" + name;
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the parameter " + name + " is missing");
        }
        return value;
    }
}
