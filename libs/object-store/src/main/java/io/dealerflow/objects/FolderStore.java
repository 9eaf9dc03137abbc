package io.dealerflow.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The object store as a folder on a file system with hard links, which several instances may share. An object is complete and on disk
 * before it gets its name; parts lie in {@code .incoming/}.
 */
public final class FolderStore implements ObjectStore {
    private static final String INCOMING = ".incoming";

    private final Path root;
    private final Path incoming;

    public FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve(INCOMING);
    }

    @Override
    public Part receive(InputStream in, long maxBytes) throws IOException {
        return FilePart.receive(Files.createDirectories(incoming), in, maxBytes);
    }

    @Override
    public boolean putIfAbsent(String key, Part part, Instant storedAt) throws IOException {
        Path target = path(key);
        Path received = ((FilePart) part).path();
        Durable.createDirectories(Durable.parent(target));
        Files.setLastModifiedTime(received, FileTime.from(storedAt));
        try {
            Durable.moveToNew(received, target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void put(String key, byte[] content) throws IOException {
        Path target = path(key);
        Durable.createDirectories(Durable.parent(target));
        Durable.write(Files.createDirectories(incoming), target, content);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        Path path = path(key);
        try {
            return Optional.of(describe(path, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        Path folder = path(prefix);
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new Lister(objects));
        }
        objects.sort(Comparator.comparing(StoredObject::key));
        return objects;
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        Path folder = path(prefix);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        Path target = path(to);
        Durable.createDirectories(Durable.parent(target));
        Durable.move(path(from), target);
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    @Override
    public void discardParts(Instant time) throws IOException {
        FilePart.discard(incoming, time);
    }

    private Path path(String key) {
        Path path = root.resolve(key).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException(key + " is outside of the object store");
        }
        return path;
    }

    private StoredObject describe(Path path, BasicFileAttributes attributes) {
        Instant storedAt = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
        String key = root.relativize(path).toString().replace('\\', '/');
        return new StoredObject(key, attributes.size(), storedAt);
    }

    private final class Lister extends SimpleFileVisitor<Path> {
        private final List<StoredObject> objects;

        Lister(List<StoredObject> objects) {
            this.objects = objects;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(incoming) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                objects.add(describe(file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // moved or deleted meanwhile
            }
            throw failure;
        }
    }
}
