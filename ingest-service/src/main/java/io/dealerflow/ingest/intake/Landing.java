package io.dealerflow.ingest.intake;

import io.dealerflow.ingest.format.FileType;
import io.dealerflow.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Received bytes, unchanged, under the key of a {@link LandedFile}, with the date of receipt in UTC, each with its
 * {@link FileDescription} beside it; {@code quarantine/} mirrors it for refused files. A note under {@code .pending/} exists from before
 * a file gets its key until it is recorded or refused, so that any instance can resume it after a crash.
 */
public final class Landing {
    /** Folder of refused files, beside those of the sources. */
    static final String QUARANTINE_FOLDER = "quarantine";

    static final String QUARANTINE = QUARANTINE_FOLDER + "/";
    private static final String REPORT = ".report.json";
    private static final String PENDING = ".pending/";
    private static final String NOTE = ".note";
    private static final Duration PART_LIFETIME = Duration.ofHours(1);

    private final ObjectStore store;
    private final long maxBytes;
    private final String instance;
    private final Clock clock;

    /**
     * @param maxBytes of one file as received; a larger one is not stored
     * @param instance id of this instance, unique on the same store
     */
    public Landing(ObjectStore store, long maxBytes, String instance, Clock clock) {
        this.store = store;
        this.maxBytes = maxBytes;
        this.instance = instance;
        this.clock = clock;
    }

    /** Largest file that is stored, bytes. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Received bytes and the key under which they will be, or are, in landing. */
    public record Incoming(Upload upload, String key, Instant receivedAt, ObjectStore.Part part)
            implements AutoCloseable {
        public boolean isTooLarge() {
            return part.isTooLarge();
        }

        @Override
        public void close() throws IOException {
            part.close();
        }
    }

    /**
     * A file that is in landing.
     *
     * @param repeat whether landing already had the same bytes of this source
     */
    public record Kept(LandedFile file, boolean repeat) {}

    /** The instance that received a file, and the sender's file name. */
    private record Note(String instance, String filename) {}

    /**
     * Receives the bytes without landing them yet.
     *
     * @throws IOException when they cannot be read or written
     */
    public Incoming receive(Upload upload, InputStream bytes) throws IOException {
        return receive(bytes, head -> upload);
    }

    /**
     * As {@link #receive(Upload, InputStream)}.
     *
     * @param describe the upload, with its source, by the first bytes of the file
     */
    Incoming receive(InputStream bytes, Function<byte[], Upload> describe) throws IOException {
        ObjectStore.Part part = store.receive(bytes, maxBytes);
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Upload upload = describe.apply(part.head());
            return new Incoming(upload, part.isTooLarge() ? "" : key(upload, part, now), now, part);
        } catch (IOException | RuntimeException e) {
            part.close();
            throw e;
        }
    }

    /** Lands received bytes; when it returns, they and the sender's file name are durable. */
    public Kept keep(Incoming incoming) throws IOException {
        String note = instance + "\n" + incoming.upload().filename();
        store.put(noteKey(incoming.key()), note.getBytes(StandardCharsets.UTF_8));
        boolean isNew = store.putIfAbsent(incoming.key(), incoming.part(), incoming.receivedAt());
        return new Kept(describe(find(incoming.key())), !isNew);
    }

    public InputStream open(LandedFile file) throws IOException {
        return store.open(file.key());
    }

    /** The file is recorded in the manifest: puts its description beside it, unless it has one, and removes its note. */
    public void recorded(Arrival arrival) throws IOException {
        String key = arrival.file().key();
        if (store.find(FileDescription.key(key)).isEmpty()) {
            store.put(FileDescription.key(key), FileDescription.of(arrival).json());
        }
        store.delete(noteKey(key));
    }

    /** Moves a refused file to quarantine and puts its description and its report, JSON, beside it. A repeat changes nothing. */
    public void quarantine(Arrival arrival, byte[] report) throws IOException {
        LandedFile file = arrival.file();
        String target = quarantineKey(file);
        store.put(FileDescription.key(target), FileDescription.of(arrival).json());
        store.put(target + REPORT, report);
        try {
            store.move(file.key(), target);
        } catch (NoSuchFileException e) {
            find(target); // another instance has moved it
        }
        store.delete(FileDescription.key(file.key()));
        store.delete(noteKey(file.key()));
    }

    /** Where a file is when it was refused. */
    static String quarantineKey(LandedFile file) {
        return QUARANTINE + file.key();
    }

    /** Every file that is not in quarantine, the oldest first. */
    public List<LandedFile> all() throws IOException {
        return store.list("").stream()
                .filter(object -> LandedFile.isKey(object.key()))
                .map(Landing::describe)
                .sorted(Comparator.comparing(LandedFile::receivedAt))
                .toList();
    }

    /**
     * Landed files that are neither recorded nor refused, the oldest first: those of this instance, and those of others that
     * have been pending for {@code patience}. Notes without a file are removed.
     */
    public List<Arrival> pending(Duration patience) throws IOException {
        Instant before = clock.instant().minus(patience);
        List<Arrival> arrivals = new ArrayList<>();
        for (ObjectStore.StoredObject object : store.list(PENDING)) {
            if (object.key().endsWith(NOTE)) {
                pending(object, before).ifPresent(arrivals::add);
            }
        }
        arrivals.sort(Comparator.comparing(arrival -> arrival.file().receivedAt()));
        return arrivals;
    }

    /**
     * A file of {@link #all} as it was received first, by its description; without one, by its note, else with its key as the name.
     *
     * @throws IOException           when landing cannot be read
     * @throws IllegalStateException when what is in the place of the description is none
     */
    public Arrival arrival(LandedFile file) throws IOException {
        Optional<byte[]> description = content(FileDescription.key(file.key()));
        if (description.isPresent()) {
            return FileDescription.of(file.key(), description.get()).arrival(file);
        }
        String filename = note(file.key()).map(Note::filename).orElse(file.key());
        return new Arrival(store.find(file.key()).map(Landing::describe).orElse(file), filename);
    }

    /** Removes partly received files of aborted uploads and crashed instances. */
    public void discardAbandonedParts() throws IOException {
        store.discardParts(clock.instant().minus(PART_LIFETIME));
    }

    private Optional<Arrival> pending(ObjectStore.StoredObject object, Instant before) throws IOException {
        String key = object.key().substring(PENDING.length(), object.key().length() - NOTE.length());
        Optional<Note> note = note(key);
        if (note.isEmpty()) {
            return Optional.empty(); // recorded in the meantime
        }
        boolean isOwn = note.get().instance().equals(instance);
        if (!isOwn && object.storedAt().isAfter(before)) {
            return Optional.empty();
        }
        Optional<ObjectStore.StoredObject> file = store.find(key);
        if (file.isEmpty() && !isOwn) {
            store.delete(object.key());
        }
        return file.map(found -> new Arrival(describe(found), note.get().filename()));
    }

    private String key(Upload upload, ObjectStore.Part part, Instant now) throws IOException {
        String source = Objects.requireNonNull(upload.source(), "the upload is described");
        String name = LandedFile.name(part.sha256(), upload, FileType.extension(part.head()));
        for (String date : store.folders(source + "/")) {
            String earlier = source + "/" + date + "/" + name;
            if (store.find(earlier).isPresent()) {
                return earlier;
            }
        }
        return source + "/" + now.atOffset(ZoneOffset.UTC).toLocalDate() + "/" + name;
    }

    private ObjectStore.StoredObject find(String key) throws IOException {
        return store.find(key).orElseThrow(() -> new NoSuchFileException(key));
    }

    private static LandedFile describe(ObjectStore.StoredObject object) {
        return LandedFile.of(object.key(), object.bytes(), object.storedAt());
    }

    private Optional<Note> note(String key) throws IOException {
        return content(noteKey(key)).map(content -> {
            String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", 2);
            return new Note(lines[0], lines[lines.length - 1]);
        });
    }

    private Optional<byte[]> content(String key) throws IOException {
        try (InputStream content = store.open(key)) {
            return Optional.of(content.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String noteKey(String key) {
        return PENDING + key + NOTE;
    }
}
