package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.Scratch;
import io.dealerflow.parquet.ParquetWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The rows of the raw tables as Parquet in an object store, {@code <kind>/source=<source>/date=<date>/<name>.parquet}. Source and date are in
 * the path alone; the date is that of the rows where their table has one, else that of {@code as_of} in UTC. A file is complete before it
 * has its name, and the same events in the same batch have one name.
 */
public final class Staging {
    static final String PARQUET = ".parquet";
    private static final int NAME_DIGITS = 32;
    /** Files that are on their way into the store: it takes longer to answer than to take one. */
    private static final int PUTS_AT_ONCE = 16;

    private final ObjectStore store;
    private final Clock clock;

    public Staging(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes the rows of events: of a batch one file for each source and date, some at once. */
    public <E extends Event, R> EventHandler<E> writer(RawTable<E, R> table) {
        return EventHandler.blocking(batch -> {
            try {
                write(table, batch);
            } catch (IOException e) {
                throw new UnavailableException("staging cannot be written", e);
            }
        });
    }

    /** Rows of one file, and the events that they are of. */
    private record Rows<R>(List<R> rows, List<String> eventIds) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(Event event, List<R> ofEvent) {
            rows.addAll(ofEvent);
            eventIds.add(event.eventId());
        }
    }

    private <E extends Event, R> void write(RawTable<E, R> table, List<Received<E>> batch)
            throws IOException, SQLException, InterruptedException {
        Map<String, Rows<R>> folders = new LinkedHashMap<>();
        for (Received<E> received : batch) {
            E event = received.event();
            List<R> rows = table.rows().apply(event).toList();
            if (!rows.isEmpty()) {
                folders.computeIfAbsent(table.folder(event, rows.getFirst()), folder -> new Rows<>())
                        .add(event, rows);
            }
        }
        List<String> keys = new ArrayList<>();
        List<List<R>> rows = new ArrayList<>();
        folders.forEach((folder, ofFolder) -> {
            keys.add(folder + name(ofFolder.eventIds()));
            rows.add(ofFolder.rows());
        });
        try (var scratch = Scratch.open();
                var parquet = new ParquetWriter<>(table.inParquet())) {
            put(keys, parquet.write(rows, scratch.folder()));
        }
    }

    /** After a failure no other is begun. */
    private void put(List<String> keys, List<Path> files) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(PUTS_AT_ONCE)) {
            List<Future<String>> puts = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                Path file = files.get(i);
                puts.add(threads.submit(() -> put(key, file)));
            }
            try {
                for (Future<String> put : puts) {
                    put.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /**
     * Puts a file into the store, unless there is one under the key.
     *
     * @return the key
     */
    String put(String key, Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                ObjectStore.Part part = store.receive(bytes, Long.MAX_VALUE)) {
            store.putIfAbsent(key, part, clock.instant());
            return key;
        }
    }

    /** A name of its own for each list of sources, events or files. */
    static String name(List<String> of) {
        return EventIds.sha256(String.join("\n", of).getBytes(StandardCharsets.UTF_8))
                        .substring(0, NAME_DIGITS)
                + PARQUET;
    }
}
