package io.dealerflow.worker.onnx;

import io.dealerflow.worker.model.LoadedModel.Device;
import java.util.List;
import java.util.Map;

/** A graph in a session of its own. May be run from several threads at a time; after {@link #close} no more. */
public interface Graph extends AutoCloseable {
    /** In the order of the file. */
    List<Port> inputs();

    /** In the order of the file. */
    List<Port> outputs();

    /** Where it runs now. */
    Device device();

    /** @throws InferenceException when the runtime fails or refuses the inputs */
    Outputs run(Map<String, ? extends Tensor> inputs);

    /** Frees the native memory. */
    @Override
    void close();
}
