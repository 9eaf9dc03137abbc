package io.dealerflow.worker.registry;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.CountingModel;
import io.dealerflow.worker.Lanes;
import io.dealerflow.worker.batch.BatchLimits;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.model.LoadedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Folders of models that {@link CountingModel} is, and lanes for them. */
final class ModelFolders {
    private ModelFolders() {}

    /** Files of a version; what it answers is not in them. */
    static Path write(Path folder, ModelName model, String version) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.json"), """
                {"name": "%s", "version": "%s", "labels": ["a", "b"], "drift": {},
                 "files": [{"path": "graph.onnx", "device": "cpu", "sha256": "%s", "bytes": 1}]}
                """.formatted(
                        model.wireName(), version, version.repeat(64).substring(0, 64)));
        Files.writeString(folder.resolve("metrics.json"), """
                {"held_out": {"accuracy": {"value": 0.75, "low": 0.7, "high": 0.8, "n": 99}}}
                """);
        Files.writeString(folder.resolve("card.md"), "# Card of " + version);
        return folder;
    }

    static Lane lane(LoadedModel model, Executor preparation) {
        return new Lane(model, 2, new BatchLimits(8, Duration.ofMillis(5), 64), Lanes.tools(preparation));
    }
}
