package io.dealerflow.worker.source;

import io.dealerflow.contracts.models.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** A folder of fetched versions, each whole or absent. Files of a version do not change, and are fetched once. */
final class VersionCache {
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

    private final Path root;

    /** @param registry its address, since each has versions of its own */
    VersionCache(Path root, String registry) {
        this.root = root.resolve(registry.replaceAll("[^A-Za-z0-9.-]+", "_"));
    }

    /** Fetches the files of a version. */
    @FunctionalInterface
    interface Fetch {
        /** @param folder which exists, and may hold files of an attempt that ended */
        void into(Path folder) throws IOException;
    }

    /** The folder of a version, fetched if it is not there. */
    Path folder(ModelName model, String version, Fetch fetch) throws IOException {
        Path folder = root.resolve(model.wireName()).resolve(named(version));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path partial = Files.createDirectories(folder.resolveSibling("partial-" + version));
        fetch.into(partial);
        return Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The name of a version or file, which comes from outside: none may leave its folder.
     *
     * @throws IOException naming it when it is none
     */
    static String named(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("the registry names a file or version '" + name + "'");
        }
        return name;
    }
}
