package io.dealerflow.worker.onnx;

import java.util.List;

/**
 * An input or output of a graph.
 *
 * @param type  of its values
 * @param shape lengths of the axes; {@link #ANY} for one that a caller chooses
 */
public record Port(String name, ValueType type, List<Long> shape) {
    /** An axis of any length. */
    public static final long ANY = -1;

    public Port {
        shape = List.copyOf(shape);
    }

    /** The types that the models use, by the names of {@code model.json}. */
    public enum ValueType {
        FLOAT32,
        INT64,
        UINT8
    }

    @Override
    public String toString() {
        return name + " " + type + " " + shape;
    }
}
