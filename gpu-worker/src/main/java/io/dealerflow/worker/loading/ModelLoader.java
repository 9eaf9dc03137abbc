package io.dealerflow.worker.loading;

import io.dealerflow.worker.artifact.GoldenCases;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.artifact.ModelFolder.ModelFile;
import io.dealerflow.worker.chart.ChartModel;
import io.dealerflow.worker.ensemble.EnsembleModel;
import io.dealerflow.worker.forecast.ForecastModel;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.InferenceException;
import io.dealerflow.worker.onnx.OnnxRuntime;
import io.dealerflow.worker.onnx.Port;
import io.dealerflow.worker.regime.RegimeModel;
import io.dealerflow.worker.sentiment.SentimentModel;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;

/**
 * Opens models. One that is handed out has files with the digests of its description, inputs and outputs as described, and has answered the golden cases
 * here as it did where it was made.
 */
public final class ModelLoader {
    private final OnnxRuntime runtime;
    private final InstantSource clock;

    /** @param clock for inputs that do not say as of when they ask */
    public ModelLoader(OnnxRuntime runtime, InstantSource clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    /** @throws io.dealerflow.worker.artifact.RefusedModelException naming folder, file and fault */
    public LoadedModel load(ModelFolder folder) {
        folder.card();
        folder.metrics();
        ModelFile file = folder.graph(runtime.device());
        Graph graph = open(folder, file);
        try {
            return switch (folder.name()) {
                case NEWS_SENTIMENT -> new SentimentModel(folder, graph);
                case CHART_PATTERN -> new ChartModel(folder, graph);
                case REGIME -> new RegimeModel(folder, graph, clock);
                case ENSEMBLE -> new EnsembleModel(folder, graph, clock);
                case FORECAST -> new ForecastModel(folder, graph, clock);
                case UNKNOWN -> throw new IllegalArgumentException("no model has this name");
            };
        } catch (IllegalArgumentException e) {
            graph.close();
            throw folder.refused("model.json", "cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private Graph open(ModelFolder folder, ModelFile file) {
        if (runtime.device() == Device.CPU || file.device().equals("cpu")) {
            return checked(folder, file, onCpu(folder, file));
        }
        Graph graph;
        try {
            graph = runtime.onCuda(file.path(), folder.bytes(file), () -> {
                ModelFile forCpu = folder.graph(Device.CPU);
                return checked(folder, forCpu, onCpu(folder, forCpu));
            });
        } catch (InferenceException e) {
            throw folder.refused(file.path(), "is refused by the runtime: " + e.getMessage(), e);
        }
        // On the CPU it is another file, which has been checked.
        return graph.device() == Device.CPU ? graph : checked(folder, file, graph);
    }

    private Graph onCpu(ModelFolder folder, ModelFile file) {
        try {
            return runtime.onCpu(file.path(), folder.bytes(file));
        } catch (InferenceException e) {
            throw folder.refused(file.path(), "is refused by the runtime: " + e.getMessage(), e);
        }
    }

    /** The graph, which is closed where it is refused. */
    private static Graph checked(ModelFolder folder, ModelFile file, Graph graph) {
        try {
            checkPorts(folder, file, "inputs", graph.inputs());
            checkPorts(folder, file, "outputs", graph.outputs());
            GoldenCases.check(folder, file, graph);
            return graph;
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private static void checkPorts(ModelFolder folder, ModelFile file, String direction, List<Port> found) {
        List<Port> described = folder.ports(direction);
        if (!new HashSet<>(described).equals(new HashSet<>(found))) {
            throw folder.refused(file.path(), "has the " + direction + " " + found + ", model.json says " + described);
        }
    }
}
