package io.dealerflow.feature.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.feature.jobs.JobLineage.Datasets;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.jobs.JobWork;
import io.dealerflow.feature.jobs.UnitOutcome;
import io.dealerflow.objects.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Training of models as jobs, one unit a model, one at a time: the program {@code models/training} as a process of its own. Parameters: {@value #MODELS}, names
 * with commas between; {@value #PROMOTE}, {@code true} to serve a version that is better than the served one. The result of a unit is what the program says,
 * also that there is too little to train from.
 */
public final class TrainingWork implements JobWork {
    public static final String KIND = "training";
    public static final String MODELS = "models";
    public static final String PROMOTE = "promote";

    /** Exit codes of the program with an outcome: trained, and too little data. */
    private static final Set<Integer> ANSWERED = Set.of(0, 6);

    private final Place place;
    private final Lock one = new ReentrantLock();

    /**
     * What the program is run with.
     *
     * @param python   of the environment that has its packages; may be absent
     * @param programs the folder {@code models}
     * @param features the feature store, a folder or address
     * @param bars     staged bars, a folder or address; empty for none
     * @param registry the folder of versions, for where no MLflow server is configured
     */
    public record Place(Path python, Path programs, String features, String bars, String registry) {}

    public TrainingWork(Place place) {
        this.place = place;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<JobUnit> divide(String jobId, Map<String, String> parameters) throws IOException {
        List<String> known = Arrays.stream(ModelName.values())
                .filter(model -> model != ModelName.UNKNOWN)
                .map(ModelName::wireName)
                .toList();
        List<String> models = List.of(parameters.getOrDefault(MODELS, "").split(",", -1));
        for (String model : models) {
            if (!known.contains(model)) {
                throw new IllegalArgumentException("the parameter " + MODELS + " must be of " + String.join(", ", known)
                        + ", with commas between, was '" + parameters.getOrDefault(MODELS, "") + "'");
            }
        }
        if (!Files.isExecutable(place.python())) {
            throw new NoSuchFileException(
                    "Python that trains at '" + place.python()
                            + "' (dealerflow.training.python); dealerflow train makes it where the system runs on this machine");
        }
        Map<String, String> unit = Map.of(PROMOTE, parameters.getOrDefault(PROMOTE, "false"));
        return models.stream().distinct().map(model -> new JobUnit(model, unit)).toList();
    }

    /** One at a time on this instance. Others may train the same model: of two promotions the last counts. */
    @Override
    public String run(String jobId, JobUnit unit) throws IOException, InterruptedException {
        one.lockInterruptibly();
        try (Scratch scratch = Scratch.open()) {
            return trained(unit, scratch.folder());
        } finally {
            one.unlock();
        }
    }

    private String trained(JobUnit unit, Path scratch) throws IOException, InterruptedException {
        Path out = scratch.resolve("out");
        Path errors = scratch.resolve("errors");
        ProcessBuilder program = new ProcessBuilder(command(unit))
                .directory(place.programs().toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        // The processors are those of the services.
        program.environment().putIfAbsent("OMP_NUM_THREADS", "1");
        Process process = program.start();
        int status;
        try {
            status = process.waitFor();
        } finally {
            // The program ends when its input does, also when this process is killed.
            process.getOutputStream().close();
        }
        String answer = last(out);
        if (!ANSWERED.contains(status) || !isObject(answer)) {
            throw new IOException("training has ended with status " + status + ": " + last(errors));
        }
        return answer;
    }

    private List<String> command(JobUnit unit) {
        List<String> command = new ArrayList<>(
                List.of(place.python().toString(), "-B", "-m", "training", unit.name(), "--json", "--with-input"));
        command.addAll(List.of("--features", place.features(), "--bars", place.bars(), "--registry", place.registry()));
        if (Boolean.parseBoolean(unit.parameters().get(PROMOTE))) {
            command.add("--promote");
        }
        return command;
    }

    private static String last(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    private static boolean isObject(String text) {
        try {
            return Wire.json().readTree(text).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    @Override
    public void finish(String jobId, Map<String, String> parameters, List<UnitOutcome> outcomes) {
        // each version is in its registry already
    }

    @Override
    public Datasets datasets(Map<String, String> parameters) {
        return new Datasets(
                Stream.of(place.features(), place.bars())
                        .filter(location -> !location.isEmpty())
                        .toList(),
                List.of(place.registry()));
    }
}
