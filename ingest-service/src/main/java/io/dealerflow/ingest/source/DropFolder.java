package io.dealerflow.ingest.source;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Receipts;
import io.dealerflow.ingest.intake.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files of a folder: those directly in it under the source of their format, those of a sub-folder under its name. A file is taken
 * when it has not changed for a while, and then moved to {@code .done/} or, with a report beside it, to {@code .refused/} of the same folder.
 *
 * <p>A crash before the move has the file taken again, which changes nothing. Of several instances on one folder only the one that holds the
 * lock of its file {@code .lock} looks at it; the system releases the lock of a process that ends.
 */
final class DropFolder {
    static final String DONE = ".done";
    static final String REFUSED = ".refused";
    static final String REPORT = ".report.json";

    private static final Logger LOG = Logger.getLogger(DropFolder.class);
    private static final String LOCK = ".lock";
    /** Names under which programs write files that are not complete. */
    private static final List<String> INCOMPLETE =
            List.of("~", ".part", ".partial", ".filepart", ".crdownload", ".tmp");

    private final Path root;
    private final Duration settle;
    private final Intake intake;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();
    private final Set<Path> reported = new HashSet<>();

    /** @param settle how long a file must not have changed */
    DropFolder(Path root, Duration settle, Intake intake, Clock clock) {
        this.root = root;
        this.settle = settle;
        this.intake = intake;
        this.clock = clock;
    }

    /** A file as it was found, and since when it is so. */
    private record Seen(
            long bytes, FileTime modified, @Nullable Object key, Instant since) {
        static Seen of(BasicFileAttributes attributes, Instant since) {
            return new Seen(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), since);
        }

        boolean isSame(BasicFileAttributes attributes) {
            return bytes == attributes.size()
                    && modified.equals(attributes.lastModifiedTime())
                    && Objects.equals(key, attributes.fileKey());
        }
    }

    /** Takes the files that are complete, unless another instance is doing so. */
    void pass() throws IOException {
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(
                        root.resolve(LOCK),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
                FileLock lock = lock(channel)) {
            if (lock != null) {
                passLocked();
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another instance in this process
        }
    }

    private void passLocked() throws IOException {
        Map<Path, Seen> before = seen;
        seen = new HashMap<>();
        pass(root, null, before);
        for (Path folder : list(root)) {
            String name = folder.getFileName().toString();
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || name.startsWith(".")) {
                continue;
            }
            if (Upload.isSource(name)) {
                pass(folder, name, before);
            } else if (reported.add(folder)) {
                LOG.warnf("%s is no name of a source, which %s: its files are not taken", folder, Upload.SOURCE_RULE);
            }
        }
        reported.removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    }

    private void pass(Path folder, @Nullable String source, Map<Path, Seen> before) throws IOException {
        for (Path file : list(folder)) {
            try {
                if (isCandidate(file) && isSettled(file, before)) {
                    take(file, source);
                }
            } catch (NoSuchFileException e) {
                LOG.debugf("%s is gone", file);
            } catch (IOException | RuntimeException e) {
                if (reported.add(file)) {
                    LOG.errorf(e, "%s cannot be taken; it is tried again", file);
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static boolean isCandidate(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && !name.startsWith("~")
                && INCOMPLETE.stream().noneMatch(name::endsWith);
    }

    private boolean isSettled(Path file, Map<Path, Seen> before) throws IOException {
        Instant now = clock.instant();
        BasicFileAttributes attributes = attributes(file);
        Seen known = before.get(file);
        if (known == null || !known.isSame(attributes)) {
            seen.put(file, Seen.of(attributes, now));
            return false;
        }
        seen.put(file, known);
        return !known.since().plus(settle).isAfter(now);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private void take(Path file, @Nullable String source) throws IOException {
        Seen current = Objects.requireNonNull(seen.get(file));
        IntakeOutcome outcome;
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            outcome = intake.take(
                    new Upload(source, Upload.shortened(file.getFileName().toString()), null, null), bytes);
        }
        if (!current.isSame(attributes(file))) {
            return; // it grew meanwhile: what was read of it is a file of its own
        }
        switch (outcome) {
            case IntakeOutcome.Accepted _ -> move(file, DONE, null);
            case IntakeOutcome.Refused refused -> move(file, REFUSED, refused.receipt());
            case IntakeOutcome.TooLarge tooLarge -> move(file, REFUSED, Receipts.tooLarge(tooLarge));
            case IntakeOutcome.Pending _, IntakeOutcome.Busy _ -> LOG.debugf("%s is tried again", file);
        }
    }

    private static void move(Path file, String folder, IngestReceipt.@Nullable Refused report) throws IOException {
        Path target = free(
                Files.createDirectories(file.resolveSibling(folder)),
                file.getFileName().toString());
        if (report != null) {
            Path written = target.resolveSibling(target.getFileName() + REPORT);
            Path part = target.resolveSibling("." + target.getFileName() + ".part");
            Files.write(part, Receipts.json(report));
            Files.move(part, written, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        LOG.infof("%s: %s", file, report == null ? "accepted" : "refused, " + report.reason());
    }

    /** The name, or with a number where an earlier file has it. */
    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name);
        for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(name + "." + i);
        }
        return target;
    }
}
