package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.OnnxRuntime;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InferenceProgramTest {
    @ParameterizedTest
    @EnumSource(
            value = ModelName.class,
            names = {"NEWS_SENTIMENT", "CHART_PATTERN"})
    void inputsAreThoseOfTheShippedGraphs(ModelName model) {
        ModelFolder folder =
                ModelFolder.read(Path.of("..", "..", "models", model.wireName().replace('-', '_')));
        ModelFolder.ModelFile file = folder.graph(Device.CPU);

        try (Graph graph = OnnxRuntime.start(false, _ -> {}).onCpu(file.path(), folder.bytes(file))) {
            assertThat(graph.run(InferenceProgram.tensors(model, 3))
                            .floats("score")
                            .values())
                    .hasSize(3);
        }
    }
}
