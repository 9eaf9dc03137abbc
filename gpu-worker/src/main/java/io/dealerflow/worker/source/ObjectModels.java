package io.dealerflow.worker.source;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.ObjectStore.StoredObject;
import io.dealerflow.worker.registry.FolderModels;
import io.dealerflow.worker.registry.ModelRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object store with versions as {@link FolderModels} has them: {@code regime/Production} names one of {@code regime/versions/}. */
public final class ObjectModels implements ModelRegistry {
    private static final String SOURCE = "object-store";

    private final ObjectStore store;
    private final VersionCache cache;

    /**
     * @param address of the store
     * @param cache   folder for what is fetched
     */
    public ObjectModels(ObjectStore store, String address, Path cache) {
        this.store = store;
        this.cache = new VersionCache(cache, address);
    }

    @Override
    public List<Candidate> production() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (ModelName model : ModelName.values()) {
            String folder = FolderModels.folder(model) + "/";
            Optional<String> version = alias(folder + FolderModels.ALIAS);
            if (version.isPresent()) {
                String files = folder + FolderModels.VERSIONS + "/" + version.get() + "/";
                candidates.add(new Candidate(
                        model, cache.folder(model, version.get(), target -> fetch(files, target)), SOURCE));
            }
        }
        return candidates;
    }

    private Optional<String> alias(String key) throws IOException {
        try (InputStream alias = store.open(key)) {
            return Optional.of(new String(alias.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void fetch(String prefix, Path target) throws IOException {
        List<StoredObject> files = store.list(prefix);
        if (files.isEmpty()) {
            throw new NoSuchFileException(prefix);
        }
        for (StoredObject file : files) {
            Path copy = target.resolve(VersionCache.named(file.key().substring(prefix.length())));
            try (InputStream content = store.open(file.key())) {
                Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
