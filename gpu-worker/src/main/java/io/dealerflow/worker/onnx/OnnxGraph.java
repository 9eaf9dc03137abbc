package io.dealerflow.worker.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.dealerflow.worker.model.LoadedModel.Device;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A session of ONNX Runtime. */
final class OnnxGraph implements Graph {
    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Device device;
    private final List<Port> inputs;
    private final List<Port> outputs;

    /** Takes the session over; closes it when the ports cannot be used. */
    OnnxGraph(String name, OrtEnvironment environment, OrtSession session, Device device) throws OrtException {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.device = device;
        try {
            this.inputs = ports(session.getInputInfo().values());
            this.outputs = ports(session.getOutputInfo().values());
        } catch (OrtException | InferenceException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public List<Port> inputs() {
        return inputs;
    }

    @Override
    public List<Port> outputs() {
        return outputs;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public Outputs run(Map<String, ? extends Tensor> values) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (Map.Entry<String, ? extends Tensor> value : values.entrySet()) {
                given.put(value.getKey(), given(value.getValue()));
            }
            try (OrtSession.Result result = session.run(given)) {
                Map<String, Tensor> found = new HashMap<>();
                for (Map.Entry<String, OnnxValue> value : result) {
                    found.put(value.getKey(), found((OnnxTensor) value.getValue()));
                }
                return new Outputs(found);
            }
        } catch (OrtException e) {
            throw OnnxRuntime.failure(name + " cannot be run: ", e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException(name + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor given(Tensor value) throws OrtException {
        return switch (value) {
            case Tensor.Floats floats ->
                OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
            case Tensor.Longs longs ->
                OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
            case Tensor.Bytes bytes ->
                OnnxTensor.createTensor(
                        environment, ByteBuffer.wrap(bytes.values()), bytes.shape(), OnnxJavaType.UINT8);
        };
    }

    private Tensor found(OnnxTensor value) {
        long[] shape = value.getInfo().getShape();
        return switch (type(value.getInfo().type)) {
            case FLOAT32 -> new Tensor.Floats(shape, floats(value.getFloatBuffer()));
            case INT64 -> new Tensor.Longs(shape, longs(value.getLongBuffer()));
            case UINT8 -> new Tensor.Bytes(shape, bytes(value.getByteBuffer()));
        };
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static long[] longs(LongBuffer buffer) {
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] values = new byte[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private List<Port> ports(Collection<NodeInfo> nodes) {
        List<Port> ports = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw new InferenceException(name + ": " + node.getName() + " is no tensor but " + node.getInfo());
            }
            List<Long> shape = LongStream.of(tensor.getShape())
                    .map(length -> Math.max(length, Port.ANY))
                    .boxed()
                    .toList();
            ports.add(new Port(node.getName(), type(tensor.type), shape));
        }
        return ports;
    }

    private Port.ValueType type(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> Port.ValueType.FLOAT32;
            case INT64 -> Port.ValueType.INT64;
            case UINT8 -> Port.ValueType.UINT8;
            default -> throw new InferenceException(name + " has a tensor of type " + type + ", which no model uses");
        };
    }
}
