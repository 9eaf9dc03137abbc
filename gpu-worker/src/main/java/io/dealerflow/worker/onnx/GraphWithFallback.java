package io.dealerflow.worker.onnx;

import io.dealerflow.worker.model.LoadedModel.Device;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A graph on a device whose memory may be used up; once it was, every run is on the CPU. */
final class GraphWithFallback implements Graph {
    private final Graph first;
    private final Supplier<Graph> cpu;
    private final Consumer<InferenceException> leaving;
    private volatile @Nullable Graph second;

    /** @param leaving called once, with what ended the first */
    GraphWithFallback(Graph first, Supplier<Graph> cpu, Consumer<InferenceException> leaving) {
        this.first = first;
        this.cpu = cpu;
        this.leaving = leaving;
    }

    @Override
    public List<Port> inputs() {
        return first.inputs();
    }

    @Override
    public List<Port> outputs() {
        return first.outputs();
    }

    @Override
    public Device device() {
        Graph fallback = second;
        return fallback == null ? first.device() : fallback.device();
    }

    @Override
    public Outputs run(Map<String, ? extends Tensor> inputs) {
        Graph fallback = second;
        if (fallback == null) {
            try {
                return first.run(inputs);
            } catch (InferenceException.DeviceMemoryException e) {
                fallback = fallback(e);
            }
        }
        return fallback.run(inputs);
    }

    /** The first session stays open: other threads may still be running in it. */
    private synchronized Graph fallback(InferenceException cause) {
        Graph opened = second;
        if (opened == null) {
            opened = cpu.get();
            second = opened;
            leaving.accept(cause);
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        Graph opened = second;
        first.close();
        if (opened != null) {
            opened.close();
        }
    }
}
