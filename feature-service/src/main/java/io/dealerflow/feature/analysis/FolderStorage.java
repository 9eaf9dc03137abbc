package io.dealerflow.feature.analysis;

import io.dealerflow.objects.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders of this machine, or shared by all that run the service. */
public final class FolderStorage implements BarStorage {
    private final List<Path> allowed;

    /** @param allowed folders that may be read and written, with all below them; empty for any */
    public FolderStorage(List<Path> allowed) {
        this.allowed =
                allowed.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    }

    private Path path(String file) {
        Path path = Path.of(file).normalize();
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(file + " must be an absolute path, or an address");
        }
        if (!allowed.isEmpty() && allowed.stream().noneMatch(path::startsWith)) {
            throw new IllegalArgumentException(file + " is in no folder of dealerflow.analysis.folders");
        }
        return path;
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path path = path(folder);
        if (Files.isRegularFile(path)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(folder);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Path fetch(String file, Path scratch) {
        return path(file);
    }

    /** Moved beside the target first, as the file may lie on another disk. */
    @Override
    public void put(Path file, String target) throws IOException {
        Path to = path(target);
        Files.createDirectories(to.getParent());
        Path aside = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID());
        try {
            Files.move(file, aside);
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public void delete(String folder) throws IOException {
        Path path = path(folder);
        if (Files.isDirectory(path)) {
            new Scratch(path).close();
        }
    }
}
