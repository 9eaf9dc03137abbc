package io.dealerflow.worker.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code models/} that has a description: digests, ports, golden cases, card and figures. */
class ShippedModelsTest {
    static List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("..", "models"))) {
            return found.filter(folder -> Files.exists(folder.resolve("model.json")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    @DisplayName("loads, which checks digests, ports and golden cases; has a card and figures")
    void loads(Path path) {
        ModelFolder folder = ModelFolder.read(path);

        try (LoadedModel model = Shipped.LOADER.load(folder)) {
            assertThat(model.name()).isEqualTo(folder.name());
            assertThat(model.version()).isEqualTo(folder.version());
            assertThat(model.device()).isEqualTo(Device.CPU);
        }
        assertThat(folder.card()).startsWith("# " + folder.name().wireName());
        assertThat(folder.metrics()).containsKey("self_test").hasSizeGreaterThan(5);
        assertThat(folder.drift()).isNotEmpty();
    }

    @Test
    void everyModelHasAFolder() throws IOException {
        Set<ModelName> found = folders().stream()
                .map(folder -> ModelFolder.read(folder).name())
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(EnumSet.complementOf(EnumSet.of(ModelName.UNKNOWN)));
    }

    @Test
    @DisplayName("a CUDA device is given the file that was made for it, or the one for any, or the CPU's")
    void filesByDevice() {
        assertThat(graph(ModelName.CHART_PATTERN, Device.CPU)).isEqualTo("chart_pattern.onnx");
        assertThat(graph(ModelName.CHART_PATTERN, Device.CUDA)).isEqualTo("chart_pattern_float32.onnx");
        assertThat(graph(ModelName.NEWS_SENTIMENT, Device.CUDA)).isEqualTo("news_sentiment.onnx");
        assertThat(graph(ModelName.REGIME, Device.CUDA)).isEqualTo("regime.onnx");
    }

    private static String graph(ModelName name, Device device) {
        return ModelFolder.read(Shipped.folder(name)).graph(device).path();
    }
}
