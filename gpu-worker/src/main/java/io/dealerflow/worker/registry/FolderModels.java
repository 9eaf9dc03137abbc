package io.dealerflow.worker.registry;

import io.dealerflow.contracts.models.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder with one for each model, named as the model with {@code _} for {@code -}. That holds either the files of the one version, or a folder for
 * each version under {@code versions} and the name of the served one in the file {@code Production}, which is replaced to serve another:
 *
 * <pre>
 * regime/model.json …
 * news_sentiment/Production                  2
 * news_sentiment/versions/1/model.json …
 * news_sentiment/versions/2/model.json …
 * </pre>
 */
public final class FolderModels implements ModelRegistry {
    /** The file that describes a version. */
    static final String DESCRIPTION = "model.json";

    /** The file of a model that names its version. */
    public static final String ALIAS = "Production";

    /** The folder of a model with its versions. */
    public static final String VERSIONS = "versions";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final String source;
    private final Path root;

    /** @param source as candidates have it */
    public FolderModels(String source, Path root) {
        this.source = source;
        this.root = root;
    }

    /** The name of a model's folder. */
    public static String folder(ModelName model) {
        return model.wireName().replace('-', '_');
    }

    @Override
    public List<Candidate> production() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (ModelName model : ModelName.values()) {
            Path folder = root.resolve(folder(model));
            if (Files.isRegularFile(folder.resolve(ALIAS))) {
                candidates.add(
                        new Candidate(model, folder.resolve(VERSIONS).resolve(version(folder.resolve(ALIAS))), source));
            } else if (Files.isRegularFile(folder.resolve(DESCRIPTION))) {
                candidates.add(new Candidate(model, folder, source));
            }
        }
        return candidates;
    }

    private static String version(Path alias) throws IOException {
        String version = Files.readString(alias).strip();
        if (!VERSION.matcher(version).matches()) {
            throw new IOException(
                    alias + " must hold the name of a folder in " + VERSIONS + ", holds '" + version + "'");
        }
        return version;
    }
}
