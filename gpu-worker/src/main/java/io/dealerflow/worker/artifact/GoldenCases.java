package io.dealerflow.worker.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.worker.artifact.ModelFolder.ModelFile;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.InferenceException;
import io.dealerflow.worker.onnx.Outputs;
import io.dealerflow.worker.onnx.Tensor;
import java.util.HashMap;
import java.util.Map;

/** The cases of {@code golden.json}: whether a graph answers here as it did where it was made. */
public final class GoldenCases {
    private static final String FILE = "golden.json";
    /** The cases were made on a CPU; a CUDA device multiplies in other precisions. */
    private static final double CUDA_TOLERANCE = 0.02;

    private GoldenCases() {}

    /**
     * Runs the cases of a graph.
     *
     * @throws RefusedModelException when there are none, or an output is not the expected one
     */
    public static void check(ModelFolder folder, ModelFile file, Graph graph) {
        JsonNode golden = folder.golden();
        double usual = golden.path("tolerance").asDouble();
        int number = 0;
        int checked = 0;
        for (JsonNode one : golden.path("cases")) {
            if (one.path("graph").asText(file.path()).equals(file.path())) {
                double tolerance = one.path("tolerance").asDouble(usual);
                if (graph.device() == Device.CUDA) {
                    tolerance = Math.max(tolerance, CUDA_TOLERANCE);
                }
                check(folder, file, graph, one, number, tolerance);
                checked++;
            }
            number++;
        }
        if (checked == 0) {
            throw folder.refused(FILE, "has no case of " + file.path());
        }
    }

    private static void check(
            ModelFolder folder, ModelFile file, Graph graph, JsonNode one, int number, double tolerance) {
        Outputs found;
        try {
            found = graph.run(tensors(folder, one.path("inputs")));
        } catch (InferenceException e) {
            throw folder.refused(file.path(), "fails in golden case " + number + ": " + e.getMessage(), e);
        }
        for (Map.Entry<String, Tensor> expected :
                tensors(folder, one.path("outputs")).entrySet()) {
            Tensor actual = found.byName().get(expected.getKey());
            double off = actual == null ? Double.NaN : excess(expected.getValue(), actual, tolerance);
            // NaN is never within.
            if (!(off <= 1)) {
                throw folder.refused(
                        file.path(),
                        "answers golden case " + number + " otherwise: " + expected.getKey() + " is off by " + off
                                + " times the tolerance " + tolerance);
            }
        }
    }

    /** The largest difference in units of the tolerance, absolute and relative; NaN where the two cannot be compared. */
    private static double excess(Tensor expected, Tensor actual, double tolerance) {
        if (!(expected instanceof Tensor.Floats wanted)
                || !(actual instanceof Tensor.Floats got)
                || wanted.size() != got.size()) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < wanted.size(); i++) {
            double off =
                    Math.abs(wanted.values()[i] - got.values()[i]) / (tolerance * (1 + Math.abs(wanted.values()[i])));
            largest = Math.max(largest, off); // NaN stays
        }
        return largest;
    }

    private static Map<String, Tensor> tensors(ModelFolder folder, JsonNode ports) {
        Map<String, Tensor> tensors = new HashMap<>();
        ports.properties().forEach(port -> tensors.put(port.getKey(), tensor(folder, port.getValue())));
        return tensors;
    }

    private static Tensor tensor(ModelFolder folder, JsonNode tensor) {
        JsonNode data = tensor.path("data");
        long[] shape = longs(tensor.path("shape"));
        try {
            return switch (tensor.path("type").asText()) {
                case "float32" -> {
                    float[] values = new float[data.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = data.get(i).floatValue();
                    }
                    yield new Tensor.Floats(shape, values);
                }
                case "uint8" -> {
                    byte[] values = new byte[data.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (byte) data.get(i).intValue();
                    }
                    yield new Tensor.Bytes(shape, values);
                }
                case "int64" -> new Tensor.Longs(shape, longs(data));
                default -> throw new IllegalArgumentException("no type of a tensor: " + tensor.path("type"));
            };
        } catch (IllegalArgumentException e) {
            throw folder.refused(FILE, "cannot be used: " + e.getMessage(), e);
        }
    }

    private static long[] longs(JsonNode list) {
        long[] values = new long[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).longValue();
        }
        return values;
    }
}
