package io.dealerflow.ingest.store;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table whose rows are kept by event: a repeat of an event changes nothing, and no other event does. {@code event_id} is the first column of
 * its primary key. It has {@code event_id}, {@code source}, {@code as_of}, {@code ingest_ts}, and the columns declared.
 *
 * @param kind    of the files whose events it holds
 * @param name    of the table, a constant of the program
 * @param topic   of the events
 * @param rows    of an event
 * @param columns of a row
 * @param <E>     event
 * @param <R>     what a row is made of
 */
public record RawTable<E extends Event, R>(
        FileKind kind, String name, Topic<E> topic, Function<E, Stream<R>> rows, List<Column<R>> columns) {
    /** An event and one of its parts. */
    record Part<E, P>(E event, P part) {}

    /** A table with a row for each event. */
    static <E extends Event> RawTable<E, E> of(FileKind kind, String name, Topic<E> topic, List<Column<E>> columns) {
        List<Column<E>> common = List.of(
                Column.text("event_id", Event::eventId),
                Column.text("source", Event::source),
                Column.instant("as_of", Event::asOf),
                Column.instant("ingest_ts", Event::ingestTs));
        return new RawTable<>(kind, name, topic, Stream::of, joined(common, columns));
    }

    /** The same table with a row for each part of an event, and further columns of the part. */
    <P> RawTable<E, Part<R, P>> by(Function<R, List<P>> parts, List<Column<P>> ofPart) {
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
                event -> rows.apply(event)
                        .flatMap(row -> parts.apply(row).stream().map(part -> new Part<>(row, part))),
                joined(ofRow, further));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
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

    private String insert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String parameters = IntStream.range(0, columns.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).type() + "[]")
                .collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) SELECT * FROM unnest(%s) ON CONFLICT DO NOTHING".formatted(name, names, parameters);
    }
}
