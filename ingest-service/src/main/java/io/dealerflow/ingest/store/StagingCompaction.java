package io.dealerflow.ingest.store;

import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.Scratch;
import io.dealerflow.parquet.ParquetMerge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Makes one file of the files of a source and date, with each row once, sorted by {@code as_of}. The new file is there before the old ones are
 * deleted: no row is ever missing, and meanwhile, or after a crash until the next run, rows are there twice. Several instances may run at
 * once: each deletes only files whose rows are in one that it has written.
 */
public final class StagingCompaction {
    /** A date that is not over is compacted when it has this many files. */
    private static final int MANY = 100;

    private static final Pattern KEY =
            Pattern.compile("(?<folder>[^/]+/source=[^/]+/date=(?<date>\\d{4}-\\d{2}-\\d{2})/)[^/]+\\.parquet");

    private static final Logger LOG = Logger.getLogger(StagingCompaction.class);

    private final ObjectStore store;
    private final Staging staging;

    public StagingCompaction(ObjectStore store, Staging staging) {
        this.store = store;
        this.staging = staging;
    }

    /** The files of a source and date. */
    private record Folder(LocalDate date, List<String> keys) {
        boolean isDue(LocalDate today) {
            return keys.size() > 1 && (date.isBefore(today) || keys.size() >= MANY);
        }
    }

    /**
     * @param replaced   files that became one of their date
     * @param unreadable files that stay as they are, because they or others of their date cannot be read
     */
    public record Compacted(int replaced, int unreadable) {}

    /**
     * Compacts every date that is over and has several files, and those with very many. Files that cannot be read stay as they are, with those
     * beside them.
     *
     * @param today in UTC
     */
    public Compacted run(LocalDate today) throws IOException {
        int replaced = 0;
        int unreadable = 0;
        for (RawTable<?, ?> table : RawTableCatalogue.all()) {
            for (var folder : folders(table).entrySet()) {
                List<String> keys = folder.getValue().keys();
                if (folder.getValue().isDue(today)) {
                    try {
                        replaced += compact(table, folder.getKey(), keys) ? keys.size() : 0;
                    } catch (SQLException e) {
                        LOG.warnf(e, "Files in %s of staging cannot be compacted", folder.getKey());
                        unreadable += keys.size();
                    }
                }
            }
        }
        return new Compacted(replaced, unreadable);
    }

    private Map<String, Folder> folders(RawTable<?, ?> table) throws IOException {
        Map<String, Folder> folders = new TreeMap<>();
        for (ObjectStore.StoredObject object : store.list(table.kind().wireName() + "/")) {
            Matcher key = KEY.matcher(object.key());
            if (key.matches()) {
                folders.computeIfAbsent(
                                key.group("folder"),
                                folder -> new Folder(LocalDate.parse(key.group("date")), new ArrayList<>()))
                        .keys()
                        .add(object.key());
            }
        }
        return folders;
    }

    /** @return false when another instance has compacted the folder */
    private boolean compact(RawTable<?, ?> table, String folder, List<String> keys) throws IOException, SQLException {
        try (var scratch = Scratch.open()) {
            List<Path> copies = new ArrayList<>();
            for (String key : keys) {
                copies.add(copy(key, scratch.folder().resolve(copies.size() + Staging.PARQUET)));
            }
            List<String> order = Stream.concat(Stream.of("as_of", "ingest_ts"), table.key().stream())
                    .toList();
            Path merged = scratch.folder().resolve("merged");
            new ParquetMerge(table.key(), order).merge(copies, merged, scratch.folder());
            staging.put(folder + Staging.name(keys), merged);
        } catch (NoSuchFileException e) {
            return false;
        }
        for (String key : keys) {
            store.delete(key);
        }
        return true;
    }

    private Path copy(String key, Path to) throws IOException {
        try (InputStream bytes = store.open(key)) {
            Files.copy(bytes, to);
        }
        return to;
    }
}
