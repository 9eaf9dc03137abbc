package io.dealerflow.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Changes to files that are durable when they return. */
final class Durable {
    private Durable() {}

    static void createDirectories(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Path parent = parent(folder);
            createDirectories(parent);
            Files.createDirectories(folder);
            force(parent);
        }
    }

    /** Writes the file atomically; {@code parts} is a folder of the same file system. */
    static void write(Path parts, Path path, byte[] content) throws IOException {
        Path part = Files.createTempFile(parts, "", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Moves atomically, replacing an existing file. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        force(parent(to));
    }

    /**
     * Atomically gives a file its name, and only if the name is free.
     *
     * @throws java.nio.file.FileAlreadyExistsException when it is not
     */
    static void moveToNew(Path from, Path to) throws IOException {
        Files.createLink(to, from);
        Files.delete(from);
        force(parent(to));
    }

    /** The folder that holds the file. */
    static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a file in a folder");
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
