package io.dealerflow.worker.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.testkit.RecordedData;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.model.LoadedModel.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxRuntimeTest {
    @Test
    void theChoiceOfTheCpuSaysWhy() {
        assertThat(Shipped.RUNTIME.device()).isEqualTo(Device.CPU);
        assertThat(Shipped.RUNTIME.choice()).isEqualTo("ONNX Runtime 1.28.0 on the CPU, as configured");
    }

    @Test
    @DisplayName("without CUDA models run on the CPU, and the line for the log has the cause")
    void noCuda() {
        OnnxRuntime runtime = OnnxRuntime.start(true, _ -> {});

        if (runtime.device() == Device.CPU) {
            assertThat(runtime.choice()).contains("on the CPU, CUDA cannot be used: ");
        } else {
            assertThat(runtime.choice()).endsWith("on CUDA");
        }
    }

    @Test
    void bytesThatAreNoGraphAreRefusedByName() {
        assertThatThrownBy(() -> Shipped.RUNTIME.onCpu("x.onnx", new byte[] {1, 2, 3}))
                .isInstanceOf(InferenceException.class)
                .hasMessageStartingWith("x.onnx cannot be opened: ");
    }

    @Test
    void everyRecordedGraphIsInOneOfTheTablesBelow() throws IOException {
        Path root = RecordedData.file("onnx-models");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".onnx"))
                            .map(file -> root.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "ort_examples/Ultraface_version-RFB-320.onnx",
                            "ort_examples/mnist.onnx",
                            "tract/byte_sb_bidi_lstm/model.onnx",
                            "tract/lgbm_classifier_tensor/model.onnx",
                            "tract/lgbm_regressor_tensor/model.onnx",
                            "tract/linear_classifier/model.onnx",
                            "tract/linear_regressor/model.onnx",
                            "tract/xgboost_classifier_tree/model.onnx",
                            "tract/xgboost_regressor_tree/model.onnx",
                            "wonnx/opt-mnist.onnx",
                            "wonnx/single_relu.onnx");
        }
    }

    /** Outputs of the recorded inputs as their makers recorded them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tract/byte_sb_bidi_lstm, Add_26, output",
        "tract/lgbm_classifier_tensor, probabilities, probabilities",
        "tract/lgbm_regressor_tensor, output, output",
        "tract/xgboost_classifier_tree, probabilities, probabilities",
        "tract/xgboost_regressor_tree, variable, variable"
    })
    void recordedOutputs(String folder, String recorded, String output) throws IOException {
        Path path = RecordedData.file("onnx-models/" + folder);
        Map<String, Tensor> arrays = arrays(path.resolve("io.npz"));

        try (Graph graph = Shipped.RUNTIME.onCpu(folder, Files.readAllBytes(path.resolve("model.onnx")))) {
            float[] found = graph.run(Map.of("input", arrays.get("input")))
                    .floats(output)
                    .values();
            float[] expected = ((Tensor.Floats) arrays.get(recorded)).values();
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(1e-4f * (1 + Math.abs(expected[i]))));
            }
        }
    }

    /** Graphs without recorded outputs: what they take and give, and that they run. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ort_examples/Ultraface_version-RFB-320.onnx | input [1, 3, 240, 320] | scores [1, 4420, 2], boxes [1, 4420, 4]",
                "ort_examples/mnist.onnx                     | Input3 [1, 1, 28, 28]  | Plus214_Output_0 [1, 10]",
                "tract/linear_classifier/model.onnx          | input [-1, 12]         | label [-1], probabilities [-1, 14]",
                "tract/linear_regressor/model.onnx           | input [-1, 21]         | variable [-1, 1]",
                "wonnx/opt-mnist.onnx                        | Input3 [1, 1, 28, 28]  | Plus214_Output_0 [1, 10]",
                "wonnx/single_relu.onnx                      | x [1, 2]               | y [1, 2]"
            })
    void recordedGraphs(String file, String inputs, String outputs) throws IOException {
        byte[] bytes = Files.readAllBytes(RecordedData.file("onnx-models/" + file));

        try (Graph graph = Shipped.RUNTIME.onCpu(file, bytes)) {
            assertThat(described(graph.inputs())).isEqualTo(inputs);
            assertThat(described(graph.outputs())).isEqualTo(outputs);
            Map<String, Tensor> zeros = new HashMap<>();
            graph.inputs().forEach(port -> zeros.put(port.name(), zeros(port)));
            Outputs found = graph.run(zeros);
            for (Port port : graph.outputs()) {
                if (port.type() == Port.ValueType.FLOAT32) {
                    for (float value : found.floats(port.name()).values()) {
                        assertThat(value).isFinite();
                    }
                }
            }
        }
    }

    @Test
    void aNegativeInputOfTheSmallestGraphIsZero() throws IOException {
        byte[] bytes = Files.readAllBytes(RecordedData.file("onnx-models/wonnx/single_relu.onnx"));

        try (Graph graph = Shipped.RUNTIME.onCpu("relu", bytes)) {
            Tensor input = new Tensor.Floats(new long[] {1, 2}, new float[] {-3, 4});
            assertThat(graph.run(Map.of("x", input)).floats("y").values()).containsExactly(0, 4);
            assertThatThrownBy(() -> graph.run(Map.of("x", new Tensor.Floats(new long[] {1, 3}, new float[3]))))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageStartingWith("relu cannot be run: ");
            assertThatThrownBy(() -> graph.run(Map.of("z", input))).isInstanceOf(InferenceException.class);
            assertThatThrownBy(() -> graph.run(Map.of())).isInstanceOf(InferenceException.class);
        }
    }

    private static String described(List<Port> ports) {
        return String.join(
                ", ",
                ports.stream().map(port -> port.name() + " " + port.shape()).toList());
    }

    private static Tensor zeros(Port port) {
        long[] shape =
                port.shape().stream().mapToLong(length -> Math.max(length, 1)).toArray();
        int size = 1;
        for (long length : shape) {
            size *= Math.toIntExact(length);
        }
        return new Tensor.Floats(shape, new float[size]);
    }

    /** Arrays of NumPy's {@code npz}: a ZIP of files with a header of text and little-endian values. */
    private static Map<String, Tensor> arrays(Path file) throws IOException {
        Map<String, Tensor> arrays = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replace(".npy", ""), array(zip));
            }
        }
        return arrays;
    }

    private static Tensor array(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(8);
        String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
        String shapeText = header.replaceAll(".*'shape': \\(([^)]*)\\).*\\s*", "$1");
        long[] shape = Stream.of(shapeText.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        bytes.position(10 + length);
        if (header.contains("u1")) {
            byte[] values = new byte[bytes.remaining()];
            bytes.get(values);
            return new Tensor.Bytes(shape, values);
        }
        boolean isDouble = header.contains("f8");
        float[] values = new float[bytes.remaining() / (isDouble ? 8 : 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = isDouble ? (float) bytes.getDouble() : bytes.getFloat();
        }
        return new Tensor.Floats(shape, values);
    }
}
