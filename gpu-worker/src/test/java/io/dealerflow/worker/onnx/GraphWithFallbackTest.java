package io.dealerflow.worker.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.worker.model.LoadedModel.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphWithFallbackTest {
    private final List<String> events = new ArrayList<>();

    @Test
    @DisplayName("a run that finds the device's memory used up is answered by the CPU, and so is every later one")
    void memory() {
        Graph graph = new GraphWithFallback(
                new Recorded(
                        Device.CUDA, new InferenceException.DeviceMemoryException("out of memory", new Exception())),
                () -> new Recorded(Device.CPU, null),
                cause -> events.add("left: " + cause.getMessage()));
        assertThat(graph.device()).isEqualTo(Device.CUDA);

        graph.run(Map.of());
        graph.run(Map.of());
        graph.close();

        assertThat(graph.device()).isEqualTo(Device.CPU);
        assertThat(events)
                .containsExactly("run CUDA", "left: out of memory", "run CPU", "run CPU", "close CUDA", "close CPU");
    }

    @Test
    void anotherFailureStaysAFailure() {
        Graph graph = new GraphWithFallback(
                new Recorded(Device.CUDA, new InferenceException("invalid input")),
                () -> new Recorded(Device.CPU, null),
                cause -> events.add("left"));

        assertThatThrownBy(() -> graph.run(Map.of())).hasMessage("invalid input");
        assertThat(graph.device()).isEqualTo(Device.CUDA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA failure 2: out of memory ; GPU=0",
                "bfc_arena.cc:359 void* onnxruntime::BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer",
                "cudaErrorMemoryAllocation"
            })
    void messagesOfTheRuntimeThatMeanItsMemory(String message) {
        assertThat(OnnxRuntime.isDeviceMemory(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Got invalid dimensions for input", "CUDA failure 35: driver version is insufficient"})
    void othersDoNot(String message) {
        assertThat(OnnxRuntime.isDeviceMemory(message)).isFalse();
    }

    private final class Recorded implements Graph {
        private final Device device;
        private final RuntimeException failure;

        private Recorded(Device device, RuntimeException failure) {
            this.device = device;
            this.failure = failure;
        }

        @Override
        public List<Port> inputs() {
            return List.of();
        }

        @Override
        public List<Port> outputs() {
            return List.of();
        }

        @Override
        public Device device() {
            return device;
        }

        @Override
        public Outputs run(Map<String, ? extends Tensor> inputs) {
            events.add("run " + device);
            if (failure != null) {
                throw failure;
            }
            return new Outputs(Map.of());
        }

        @Override
        public void close() {
            events.add("close " + device);
        }
    }
}
