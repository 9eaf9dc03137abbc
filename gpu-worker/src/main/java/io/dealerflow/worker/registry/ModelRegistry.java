package io.dealerflow.worker.registry;

import io.dealerflow.contracts.models.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where versions of models come from. */
public interface ModelRegistry {
    /**
     * The version of each model that is to be served; nothing is read of it yet. A model that has none is left out.
     *
     * @throws IOException the registry cannot be read now
     */
    List<Candidate> production() throws IOException;

    /** This registry, and another for the models that this one has not. */
    default ModelRegistry orElse(ModelRegistry other) {
        return () -> {
            Map<ModelName, Candidate> candidates = new EnumMap<>(ModelName.class);
            other.production().forEach(candidate -> candidates.put(candidate.model(), candidate));
            production().forEach(candidate -> candidates.put(candidate.model(), candidate));
            return List.copyOf(candidates.values());
        };
    }

    /**
     * @param folder with {@code model.json} and its files
     * @param source as {@link io.dealerflow.contracts.models.ServedModel#source()} says it
     */
    record Candidate(ModelName model, Path folder, String source) {}
}
