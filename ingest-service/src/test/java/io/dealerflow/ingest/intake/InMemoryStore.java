package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Objects in memory, for tests that need very many. */
public final class InMemoryStore implements ObjectStore {
    private final NavigableMap<String, Content> objects = new TreeMap<>();

    private record Content(byte[] bytes, Instant storedAt) {}

    private record Received(byte[] bytes, boolean isTooLarge) implements Part {
        @Override
        public String sha256() {
            return EventIds.sha256(bytes);
        }

        @Override
        public byte[] head() {
            return Arrays.copyOf(bytes, Math.min(bytes.length, FileType.HEAD_BYTES));
        }

        @Override
        public void close() {
            // nothing is kept of it
        }
    }

    @Override
    public Part receive(InputStream in, long maxBytes) throws IOException {
        byte[] bytes = in.readNBytes((int) maxBytes + 1);
        return new Received(bytes, bytes.length > maxBytes);
    }

    @Override
    public boolean putIfAbsent(String key, Part part, Instant storedAt) {
        return objects.putIfAbsent(key, new Content(((Received) part).bytes(), storedAt)) == null;
    }

    @Override
    public void put(String key, byte[] content) {
        objects.put(key, new Content(content, Instant.EPOCH));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return new ByteArrayInputStream(content(key).bytes());
    }

    private Content content(String key) throws NoSuchFileException {
        Content content = objects.get(key);
        if (content == null) {
            throw new NoSuchFileException(key);
        }
        return content;
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key))
                .map(content -> new StoredObject(key, content.bytes().length, content.storedAt()));
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .flatMap(key -> find(key).stream())
                .toList();
    }

    @Override
    public List<String> folders(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.indexOf('/', prefix.length()) > 0)
                .map(key -> key.substring(prefix.length(), key.indexOf('/', prefix.length())))
                .distinct()
                .toList();
    }

    @Override
    public void move(String from, String to) throws IOException {
        objects.put(to, content(from));
        objects.remove(from);
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public void discardParts(Instant time) {
        // there are none
    }
}
