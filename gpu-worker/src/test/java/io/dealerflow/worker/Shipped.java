package io.dealerflow.worker;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.loading.ModelLoader;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import io.dealerflow.worker.onnx.OnnxRuntime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The models of the folder {@code models}, loaded once for all tests. */
public final class Shipped {
    /** The time for inputs that do not say as of when they ask. */
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    public static final OnnxRuntime RUNTIME = OnnxRuntime.start(false, _ -> {});
    public static final ModelLoader LOADER = new ModelLoader(RUNTIME, InstantSource.fixed(NOW));

    private static final Path MODELS = Path.of("..", "models");
    private static final Map<ModelName, LoadedModel> LOADED = new EnumMap<>(ModelName.class);

    private Shipped() {}

    public static Path folder(ModelName name) {
        return MODELS.resolve(name.wireName().replace('-', '_'));
    }

    public static synchronized LoadedModel model(ModelName name) {
        return LOADED.computeIfAbsent(name, wanted -> LOADER.load(ModelFolder.read(folder(wanted))));
    }

    /** An input that is not refused. */
    public static Prepared.Ready ready(Prepared prepared) {
        if (prepared instanceof Prepared.Ready ready) {
            return ready;
        }
        throw new AssertionError("refused: " + prepared);
    }
}
