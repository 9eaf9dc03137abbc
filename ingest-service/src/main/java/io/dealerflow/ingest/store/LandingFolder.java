package io.dealerflow.ingest.store;

import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Landing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Landing as a folder: {@code <source>/<date>/<sha256>.<ext>}, the date that of arrival in UTC, the time of arrival kept as the
 * file's own; {@code quarantine/} mirrors it for refused files. A file is complete and on disk before it gets its name.
 */
public final class LandingFolder implements Landing {
    static final String QUARANTINE = "quarantine";

    private static final String INCOMING = ".incoming";
    private static final String REPORT = ".report.json";
    private static final Pattern KEY =
            Pattern.compile("(?<source>[^/]+)/(?<date>\\d{4}-\\d{2}-\\d{2})/(?<sha>[0-9a-f]{64})\\.[a-z.]+");
    private static final int KEY_DEPTH = 3;

    private final Path root;
    private final long maxBytes;
    private final Clock clock;

    /** @param maxBytes of one file as it arrives; a larger one is not kept */
    public LandingFolder(Path root, long maxBytes, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    @Override
    public Outcome land(String source, InputStream bytes) throws IOException {
        Path folder = Files.createDirectories(root.resolve(INCOMING));
        try (IncomingFile incoming = IncomingFile.receive(folder, bytes, maxBytes)) {
            if (incoming.isTooLarge()) {
                return new Outcome.TooLarge(maxBytes);
            }
            String name = incoming.sha256() + "." + FileType.extension(incoming.head());
            Optional<Path> earlier = earlier(source, name);
            if (earlier.isPresent()) {
                return new Outcome.Landed(describe(earlier.get()), true);
            }
            return keep(incoming, source, name);
        }
    }

    @Override
    public InputStream open(LandedFile file) throws IOException {
        return Files.newInputStream(root.resolve(file.key()));
    }

    @Override
    public void quarantine(LandedFile file, byte[] report) throws IOException {
        Path target = root.resolve(QUARANTINE).resolve(file.key());
        Durable.createDirectories(Durable.parent(target));
        Durable.write(target.resolveSibling(target.getFileName() + REPORT), report);
        Durable.move(root.resolve(file.key()), target);
    }

    @Override
    public List<LandedFile> all() throws IOException {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root, KEY_DEPTH)) {
            List<LandedFile> files = new ArrayList<>();
            for (Path path : (Iterable<Path>) paths.filter(this::isLanded)::iterator) {
                files.add(describe(path));
            }
            files.sort(Comparator.comparing(LandedFile::receivedAt));
            return files;
        }
    }

    /** Deletes what senders or a crash left half received. For the start, before anything is received. */
    public void discardIncomplete() throws IOException {
        Path folder = root.resolve(INCOMING);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    Files.delete(path);
                }
            }
        }
    }

    private Outcome keep(IncomingFile incoming, String source, String name) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String date = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        Path target = root.resolve(source).resolve(date).resolve(name);
        Durable.createDirectories(Durable.parent(target));
        Files.setLastModifiedTime(incoming.path(), FileTime.from(now));
        try {
            Durable.moveToNew(incoming.path(), target);
            return new Outcome.Landed(describe(target), false);
        } catch (FileAlreadyExistsException e) {
            return new Outcome.Landed(describe(target), true);
        }
    }

    private Optional<Path> earlier(String source, String name) throws IOException {
        Path folder = root.resolve(source);
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> dates = Files.list(folder)) {
            return dates.map(date -> date.resolve(name)).filter(Files::exists).findFirst();
        }
    }

    private boolean isLanded(Path path) {
        return key(path).matches() && !path.startsWith(root.resolve(QUARANTINE)) && Files.isRegularFile(path);
    }

    private LandedFile describe(Path path) throws IOException {
        Matcher key = key(path);
        if (!key.matches()) {
            throw new IllegalArgumentException(path + " is no landed file");
        }
        Instant receivedAt = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MILLIS);
        return new LandedFile(key.group("source"), key.group("sha"), key.group(), Files.size(path), receivedAt);
    }

    private Matcher key(Path path) {
        return KEY.matcher(root.relativize(path).toString().replace('\\', '/'));
    }
}
