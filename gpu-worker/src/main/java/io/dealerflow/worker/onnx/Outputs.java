package io.dealerflow.worker.onnx;

import java.util.Map;

/** What a graph has answered, by the names of its outputs. */
public record Outputs(Map<String, Tensor> byName) {
    public Outputs {
        byName = Map.copyOf(byName);
    }

    /** @throws InferenceException when there is no output of this name and of floating numbers */
    public Tensor.Floats floats(String name) {
        if (byName.get(name) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new InferenceException(
                "the graph has no output " + name + " of floating numbers, only " + byName.keySet());
    }
}
