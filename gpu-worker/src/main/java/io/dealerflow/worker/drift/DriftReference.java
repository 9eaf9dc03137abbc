package io.dealerflow.worker.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelDrift.Side;
import io.dealerflow.worker.artifact.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What drift of a model is measured by, from its {@code model.json} and the file named there.
 *
 * @param window    items whose shares are compared; a multiple of {@code step}
 * @param reference items before them with which they are compared; a multiple of {@code step}
 * @param step      items between two evaluations
 * @param needed    of the last {@code of} evaluations that must have a figure over its threshold for an alarm
 */
public record DriftReference(int window, int reference, int step, int needed, int of, List<Figure> figures) {
    /** Of models whose files do not say them: as those of the models of hourly bars. */
    private static final DriftReference COUNTS = new DriftReference(350, 3500, 50, 2, 3, List.of());

    /** The index of a mix of classes, and of a mean confidence, for which no file states a threshold: a large shift by the usual reading. */
    private static final double CLASS_THRESHOLD = 0.25;

    private static final double CONFIDENCE_THRESHOLD = 0.1;
    /** Names of the figures of outputs. */
    static final String CLASSES = "label";

    static final String CONFIDENCE = "confidence";

    private static final String DRIFT = "drift";
    private static final String FILE = "file";

    public DriftReference {
        figures = List.copyOf(figures);
        if (step < 1 || window % step != 0 || reference % step != 0) {
            throw new IllegalArgumentException(
                    "window " + window + " and reference " + reference + " must be multiples of step " + step);
        }
    }

    /** A figure of an item; its shares in bins are compared. */
    public sealed interface Figure {
        String name();

        Side side();

        double threshold();

        /** Before there are enough own items. */
        double[] shares();
    }

    /**
     * A feature.
     *
     * @param edges deciles of the training data, ascending; the bin of a value is the number of edges below it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Feature(String name, double[] edges, double threshold) implements Figure {
        @Override
        public Side side() {
            return Side.INPUT;
        }

        @Override
        public double[] shares() {
            double[] shares = new double[edges.length + 1];
            Arrays.fill(shares, 1.0 / shares.length);
            return shares;
        }

        int bin(double value) {
            int bin = 0;
            while (bin < edges.length && edges[bin] < value) {
                bin++;
            }
            return bin;
        }
    }

    /**
     * The class that the model names.
     *
     * @param shares of the training data
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Classes(List<String> labels, double[] shares) implements Figure {
        @Override
        public String name() {
            return CLASSES;
        }

        @Override
        public Side side() {
            return Side.OUTPUT;
        }

        @Override
        public double threshold() {
            return CLASS_THRESHOLD;
        }
    }

    /**
     * The probability of the class that the model names, as shares of being sure and not.
     *
     * @param mean on the validation data
     */
    public record Confidence(double mean) implements Figure {
        @Override
        public String name() {
            return CONFIDENCE;
        }

        @Override
        public Side side() {
            return Side.OUTPUT;
        }

        @Override
        public double threshold() {
            return CONFIDENCE_THRESHOLD;
        }

        @Override
        public double[] shares() {
            return new double[] {mean, 1 - mean};
        }
    }

    /**
     * Of the model in a folder. Figures for which no threshold is stated, there or here, are left out.
     *
     * @throws IOException the file that {@code model.json} names cannot be read
     */
    public static DriftReference of(ModelFolder model, Path folder) throws IOException {
        JsonNode drift = model.drift();
        List<Figure> figures = new ArrayList<>();
        DriftReference counts = COUNTS;
        if (drift.has(FILE)) {
            JsonNode file = Wire.json()
                    .readTree(Files.readAllBytes(
                            reference(folder, drift.path(FILE).asText())));
            counts = new DriftReference(
                    file.path("window_bars").asInt(),
                    file.path("reference_bars").asInt(),
                    file.path("step_bars").asInt(),
                    file.path("needed").asInt(),
                    file.path("of").asInt(),
                    List.of());
            file.path("features").properties().forEach(entry -> figures.add(feature(entry.getKey(), entry.getValue())));
        }
        if (drift.has("class_shares")) {
            figures.add(new Classes(model.labels(), array(model.numbers(DRIFT, "class_shares"))));
        }
        if (drift.has("formation_shares")) {
            figures.add(new Classes(model.labels(), array(model.numbers(DRIFT, "formation_shares"))));
        }
        if (drift.has("mean_confidence")) {
            figures.add(new Confidence(model.number(DRIFT, "mean_confidence")));
        }
        return new DriftReference(counts.window, counts.reference, counts.step, counts.needed, counts.of, figures);
    }

    /** A model may share the file of another; one that stands alone has a copy. */
    private static Path reference(Path folder, String name) {
        Path shared = folder.resolve(name).normalize();
        return Files.isRegularFile(shared) ? shared : folder.resolve(name.substring(name.lastIndexOf('/') + 1));
    }

    private static Feature feature(String name, JsonNode feature) {
        List<Double> edges = new ArrayList<>();
        feature.path("edges").forEach(edge -> edges.add(edge.asDouble()));
        return new Feature(name, array(edges), feature.path("threshold").asDouble());
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
