package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.query.BookQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers questions about the book of one symbol: as JSON or CSV, or that nothing has changed. */
@ApplicationScoped
class BookAnswers {
    private final SnapshotService snapshots;

    BookAnswers(SnapshotService snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * How an answer is written.
     *
     * @param name of the table, in the name of the CSV file
     * @param tag  whether the answer, and so its tag, changes with nothing but the events
     * @param body the JSON
     * @param row  record of the lines of the CSV
     * @param rows the lines of the CSV
     */
    record Form<T, R>(
            String name,
            BiFunction<Exchange, Object[], String> tag,
            BiFunction<Sourced<GexSnapshot>, T, Object> body,
            Class<R> row,
            Function<T, List<R>> rows) {
        static <T, R> Form<T, R> steady(
                String name,
                BiFunction<Sourced<GexSnapshot>, T, Object> body,
                Class<R> row,
                Function<T, List<R>> rows) {
            return new Form<>(name, Exchange::tag, body, row, rows);
        }

        static <T, R> Form<T, R> aging(
                String name,
                BiFunction<Sourced<GexSnapshot>, T, Object> body,
                Class<R> row,
                Function<T, List<R>> rows) {
            return new Form<>(name, Exchange::weakTag, body, row, rows);
        }
    }

    /** @param work what is answered about the stored snapshot; not done where the sender has the answer already */
    <T, R> Uni<Response> answer(
            Exchange exchange, BookQuery query, Function<GexSnapshot, Uni<T>> work, Form<T, R> form) {
        return stored(query).flatMap(stored -> {
            GexSnapshot snapshot = stored.value();
            String tag = form.tag().apply(exchange, new Object[] {snapshot.eventId(), stored.stale()});
            if (exchange.has(tag)) {
                return Uni.createFrom().item(Exchange.notModified(tag));
            }
            Uni<T> answer = work.apply(snapshot);
            return exchange.wantsCsv()
                    ? answer.emitOn(Infrastructure.getDefaultWorkerPool()).map(found -> csv(tag, snapshot, found, form))
                    : answer.map(found -> Exchange.json(tag, form.body().apply(stored, found)));
        });
    }

    private static <T, R> Response csv(String tag, GexSnapshot snapshot, T answer, Form<T, R> form) {
        String name =
                String.join("-", snapshot.symbol(), form.name(), snapshot.asOf().toString());
        return Exchange.csv(tag, name, Csv.of(form.row(), form.rows().apply(answer)));
    }

    private Uni<Sourced<GexSnapshot>> stored(BookQuery query) {
        List<String> names = Symbols.names(query.symbol());
        return FirstKnown.of(names, name -> snapshots.stored(query.of(name)), Optional::isEmpty)
                .map(found -> found.orElseThrow(
                        () -> Unknown.symbol(query.symbol(), query.asOf()).exception()));
    }
}
