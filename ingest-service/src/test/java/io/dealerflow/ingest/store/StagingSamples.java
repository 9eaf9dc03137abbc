package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.objects.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Puts files into staging, without broker and database. */
final class StagingSamples {
    private StagingSamples() {}

    /** The events of a file. */
    static List<Event> events(Format format, String source, String filename, byte[] file) {
        return FormatSamples.events((Reading.Read) FormatSamples.read(format, source, filename, file), Event.class);
    }

    /** Stages events of one table as one batch, in a folder. */
    static void stage(Path folder, String table, List<Event> events) {
        stage(new FolderStore(folder), table, events);
    }

    /** Stages events of one table as one batch. */
    static void stage(ObjectStore store, String table, List<Event> events) {
        RawTable<?, ?> declared = RawTableCatalogue.all().stream()
                .filter(any -> any.name().equals(table))
                .findFirst()
                .orElseThrow();
        stage(store, declared, events);
    }

    private static <E extends Event> void stage(ObjectStore store, RawTable<E, ?> table, List<Event> events) {
        List<Received<E>> batch = events.stream()
                .map(event -> new Received<>(
                        table.topic().type().cast(event), new byte[0], Trace.continuing("test", null), false))
                .toList();
        new Staging(store, Clock.systemUTC())
                .writer(table)
                .handle(batch)
                .await()
                .indefinitely();
    }
}
