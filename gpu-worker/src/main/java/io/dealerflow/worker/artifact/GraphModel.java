package io.dealerflow.worker.artifact;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.onnx.Graph;

/** What every model of a folder is: name and version are those of its description, the device and the native memory those of its graph. */
public abstract class GraphModel implements LoadedModel {
    protected final Graph graph;
    private final ModelFolder folder;

    protected GraphModel(ModelFolder folder, Graph graph) {
        this.folder = folder;
        this.graph = graph;
    }

    @Override
    public final ModelName name() {
        return folder.name();
    }

    @Override
    public final String version() {
        return folder.version();
    }

    @Override
    public final Device device() {
        return graph.device();
    }

    @Override
    public final void close() {
        graph.close();
    }
}
