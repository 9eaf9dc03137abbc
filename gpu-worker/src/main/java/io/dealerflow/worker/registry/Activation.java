package io.dealerflow.worker.registry;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.drift.DriftMonitor;
import io.dealerflow.worker.drift.DriftReference;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.registry.ModelRegistry.Candidate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Serves the versions that the registry wants served. A version that cannot be loaded, or does not pass its own test, is refused: the one before it
 * goes on answering, and the next look tries again. Serving an older version again is a change of the registry's alias like any other.
 */
public final class Activation {
    private final ModelRegistry registry;
    private final Loader loader;
    private final Function<LoadedModel, Lane> lanes;
    private final ServedVersions versions;
    private final Clock clock;
    private final Map<ModelName, String> refused = new EnumMap<>(ModelName.class);

    public Activation(
            ModelRegistry registry,
            Loader loader,
            Function<LoadedModel, Lane> lanes,
            ServedVersions versions,
            Clock clock) {
        this.registry = registry;
        this.loader = loader;
        this.lanes = lanes;
        this.versions = versions;
        this.clock = clock;
    }

    /** Loads a version and has it repeat its recorded answers. */
    @FunctionalInterface
    public interface Loader {
        /** @throws Exception says what is wrong with the files or the answers */
        LoadedModel load(ModelFolder folder) throws Exception;
    }

    /** What became of a candidate that is not served already. */
    public sealed interface Outcome {
        record Activated(ServedModel served) implements Outcome {}

        /** @param repeated whether the look before said the same */
        record Refused(ModelName model, Path folder, Exception cause, boolean repeated) implements Outcome {}
    }

    /** One look at the registry. Not to be called by two threads at a time. */
    public List<Outcome> look() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Candidate candidate : registry.production()) {
            try {
                String fingerprint = fingerprint(candidate);
                boolean served = versions.of(candidate.model())
                        .filter(version -> version.fingerprint().equals(fingerprint))
                        .isPresent();
                if (!served) {
                    outcomes.add(new Outcome.Activated(activate(candidate, fingerprint)));
                }
                refused.remove(candidate.model());
            } catch (Exception e) {
                String reason = candidate.folder() + ": " + e;
                boolean repeated = reason.equals(refused.put(candidate.model(), reason));
                outcomes.add(new Outcome.Refused(candidate.model(), candidate.folder(), e, repeated));
            }
        }
        return outcomes;
    }

    /** {@code model.json} has the hashes of the other files. */
    private static String fingerprint(Candidate candidate) throws IOException {
        return EventIds.sha256(Files.readAllBytes(candidate.folder().resolve(FolderModels.DESCRIPTION)));
    }

    private static Instant made(Candidate candidate) throws IOException {
        return Files.getLastModifiedTime(candidate.folder().resolve(FolderModels.DESCRIPTION))
                .toInstant();
    }

    private ServedModel activate(Candidate candidate, String fingerprint) throws Exception {
        ModelFolder folder = ModelFolder.read(candidate.folder());
        LoadedModel model = loader.load(folder);
        try {
            if (model.name() != candidate.model()) {
                throw new IOException(candidate.folder() + " holds "
                        + model.name().wireName() + ", not " + candidate.model().wireName());
            }
            ServedModel served = served(candidate.source(), folder, model, made(candidate));
            var drift = new DriftMonitor(DriftReference.of(folder, candidate.folder()));
            var _ = versions.activate(new ServedVersion(fingerprint, served, lanes.apply(model), drift));
            return served;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private ServedModel served(String source, ModelFolder folder, LoadedModel model, Instant made) {
        String device = model.device().name().toLowerCase(Locale.ROOT);
        String sha256 = folder.graph(model.device()).sha256();
        String identity = String.join("\n", model.version(), device, sha256);
        return new ServedModel(
                EventIds.of(
                        source,
                        model.name().wireName(),
                        made,
                        EventIds.sha256(identity.getBytes(StandardCharsets.UTF_8))),
                source,
                made,
                clock.instant(),
                ServedModel.VERSION,
                model.name(),
                model.version(),
                device,
                sha256,
                folder.labels(),
                folder.metrics(),
                folder.card());
    }
}
