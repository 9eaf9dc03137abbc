package io.dealerflow.ingest.store;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.dealerflow.parquet.ParquetColumn;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table whose rows are kept by event: a repeat of an event changes nothing, and no other event does. {@code event_id} is the first column of
 * its primary key. It has {@code event_id}, {@code source}, {@code as_of}, {@code ingest_ts}, and the columns declared.
 *
 * @param kind    of the files whose events it holds
 * @param name    of the table, a constant of the program
 * @param topic   of the events
 * @param key     columns that tell its rows apart, of which {@code event_id} is the first
 * @param rows    of an event
 * @param columns of a row
 * @param <E>     event
 * @param <R>     what a row is made of
 */
public record RawTable<E extends Event, R>(
        FileKind kind,
        String name,
        Topic<E> topic,
        List<String> key,
        Function<E, Stream<R>> rows,
        List<Column<R>> columns) {
    private static final String EVENT_ID = "event_id";
    private static final String SOURCE = "source";
    private static final String DATE = "date";
    private static final Set<String> IN_PATH = Set.of(SOURCE, DATE);

    /** An event and one of its parts. */
    record Part<E, P>(E event, P part) {}

    /** A table with a row for each event. */
    static <E extends Event> RawTable<E, E> of(FileKind kind, String name, Topic<E> topic, List<Column<E>> columns) {
        List<Column<E>> common = List.of(
                Column.text(EVENT_ID, Event::eventId),
                Column.text(SOURCE, Event::source),
                Column.instant("as_of", Event::asOf),
                Column.instant("ingest_ts", Event::ingestTs));
        return new RawTable<>(kind, name, topic, List.of(EVENT_ID), Stream::of, joined(common, columns));
    }

    /**
     * The same table with a row for each part of an event, and further columns of the part.
     *
     * @param partKey column that tells the parts of an event apart
     */
    <P> RawTable<E, Part<R, P>> by(String partKey, Function<R, List<P>> parts, List<Column<P>> ofPart) {
        List<Column<Part<R, P>>> ofRow = columns.stream()
                .map(column -> column.of((Part<R, P> row) -> row.event()))
                .toList();
        List<Column<Part<R, P>>> further = ofPart.stream()
                .map(column -> column.of((Part<R, P> row) -> row.part()))
                .toList();
        return new RawTable<>(
                kind,
                name,
                topic,
                joined(key, List.of(partKey)),
                event -> rows.apply(event)
                        .flatMap(row -> parts.apply(row).stream().map(part -> new Part<>(row, part))),
                joined(ofRow, further));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** SQL types of the columns by name, in their order. */
    public Map<String, String> columnTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    /** Writes the rows of events. */
    public EventHandler<E> writer(Db db) {
        String insert = insert();
        return batch -> {
            List<R> all = batch.stream().map(Received::event).flatMap(rows).toList();
            return db.update(
                            insert,
                            columns.stream().map(column -> column.values(all)).toArray())
                    .replaceWithVoid();
        };
    }

    /** The columns of its files in staging: all but those that are in their path. */
    List<ParquetColumn<R>> inParquet() {
        return columns.stream()
                .filter(column -> !IN_PATH.contains(column.name()))
                .map(Column::inParquet)
                .toList();
    }

    /** The folder of an event's files in staging, with the slash at its end; {@code row} is any of its rows. */
    String folder(E event, R row) {
        Object date = columns.stream()
                .filter(column -> column.name().equals(DATE))
                .findFirst()
                .<Object>map(column -> column.value().apply(row))
                .orElseGet(() -> LocalDate.ofInstant(event.asOf(), ZoneOffset.UTC));
        return kind.wireName() + "/source=" + event.source() + "/date=" + date + "/";
    }

    private String insert() {
        return "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT DO NOTHING"
                .formatted(name, Column.names(columns), Column.parameters(columns, 1));
    }
}
