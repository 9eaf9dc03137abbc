package io.dealerflow.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A part in a file of its own. Closing deletes it unless it was stored, which renames it. */
final class FilePart implements ObjectStore.Part {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final MessageDigest digest = sha256Digest();
    private byte[] head = {};
    private String sha256 = "";
    private long bytes;
    private boolean tooLarge;

    private FilePart(Path path) {
        this.path = path;
    }

    /** Receives to the end, or to the limit, and forces the bytes to disk. */
    static FilePart receive(Path folder, InputStream in, long maxBytes) throws IOException {
        FilePart file = new FilePart(Files.createTempFile(folder, "", ".part"));
        try {
            file.fill(in, maxBytes);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void fill(InputStream in, long maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            int count = in.readNBytes(buffer, 0, BUFFER);
            head = Arrays.copyOf(buffer, Math.min(count, ObjectStore.HEAD_BYTES));
            while (count > 0) {
                bytes += count;
                if (bytes > maxBytes) {
                    tooLarge = true;
                    return;
                }
                digest.update(buffer, 0, count);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, count);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
                count = in.readNBytes(buffer, 0, BUFFER);
            }
            channel.force(true);
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    Path path() {
        return path;
    }

    @Override
    public boolean isTooLarge() {
        return tooLarge;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    /** The first bytes, at most {@link ObjectStore.HEAD_BYTES}. */
    @Override
    public byte[] head() {
        return head;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Deletes parts in a folder whose last byte arrived before {@code time}. */
    static void discard(Path folder, Instant time) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                discardOne(part, time);
            }
        }
    }

    private static void discardOne(Path part, Instant time) throws IOException {
        try {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(time)) {
                Files.delete(part);
            }
        } catch (NoSuchFileException e) {
            // Moved or deleted by its receiver or another instance.
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
