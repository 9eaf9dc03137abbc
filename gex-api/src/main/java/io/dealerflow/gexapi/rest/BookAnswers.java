package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.query.BookQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.rendered.Rendered;
import io.dealerflow.gexapi.rendered.Rendered.Heading;
import io.dealerflow.gexapi.rendered.RenderedAnswers;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers questions about the book of one symbol: as JSON or CSV, or that nothing has changed. Answers about the newest book are kept. */
@ApplicationScoped
class BookAnswers {
    /** An instant whose distance to any other has digits that occur in no answer. */
    private static final Instant NEVER = Instant.MAX;

    private final SnapshotService snapshots;
    private final RenderedAnswers rendered;
    private final ObjectMapper json;
    private final Clock clock;

    BookAnswers(SnapshotService snapshots, RenderedAnswers rendered, ObjectMapper json, Clock clock) {
        this.snapshots = snapshots;
        this.rendered = rendered;
        this.json = json;
        this.clock = clock;
    }

    /** The JSON of an answer, at a time. */
    interface Body<T> {
        Object of(Sourced<GexSnapshot> stored, T found, Instant now);
    }

    /**
     * How an answer is written.
     *
     * @param name of the table, in the name of the CSV file
     * @param ages whether the answer has {@code age_seconds}; else it changes with nothing but the events
     * @param body the JSON
     * @param row  record of the lines of the CSV
     * @param rows the lines of the CSV
     */
    record Form<T, R>(String name, boolean ages, Body<T> body, Class<R> row, Function<T, List<R>> rows) {
        static <T, R> Form<T, R> steady(
                String name,
                BiFunction<Sourced<GexSnapshot>, T, Object> body,
                Class<R> row,
                Function<T, List<R>> rows) {
            return new Form<>(name, false, (stored, found, now) -> body.apply(stored, found), row, rows);
        }

        /** Of an answer with {@code age_seconds}. */
        static <T, R> Form<T, R> aging(String name, Body<T> body, Class<R> row, Function<T, List<R>> rows) {
            return new Form<>(name, true, body, row, rows);
        }
    }

    /** @param work what is answered about the stored snapshot; not done where the answer is kept, or where the sender has it */
    <T, R> Uni<Response> answer(
            Exchange exchange, BookQuery query, Function<GexSnapshot, Uni<T>> work, Form<T, R> form) {
        boolean csv = exchange.wantsCsv();
        if (query.asOf() == null) {
            return rendered.get(
                            exchange.question(), () -> stored(query).flatMap(stored -> render(csv, stored, work, form)))
                    .map(answer -> response(exchange, answer));
        }
        return stored(query).flatMap(stored -> {
            String tag = tag(exchange, stored.value().eventId(), stored.stale(), form.ages());
            return exchange.has(tag)
                    ? Uni.createFrom().item(Exchange.notModified(tag))
                    : render(csv, stored, work, form).map(answer -> response(exchange, answer));
        });
    }

    private static String tag(Exchange exchange, String eventId, boolean stale, boolean ages) {
        String tag = exchange.tag(eventId, stale);
        return ages ? Exchange.weak(tag) : tag;
    }

    /** The tag of an answer. */
    static String tag(Exchange exchange, Rendered answer) {
        Heading heading = answer.heading();
        return tag(exchange, heading.eventId(), heading.stale(), answer.since() != null);
    }

    private Response response(Exchange exchange, Rendered answer) {
        Heading heading = answer.heading();
        String tag = tag(exchange, answer);
        if (exchange.has(tag)) {
            return Exchange.notModified(tag);
        }
        byte[] bytes = answer.at(clock.instant());
        return heading.fileName() == null ? Exchange.json(tag, bytes) : Exchange.csv(tag, heading.fileName(), bytes);
    }

    private <T, R> Uni<Rendered> render(
            boolean csv, Sourced<GexSnapshot> stored, Function<GexSnapshot, Uni<T>> work, Form<T, R> form) {
        GexSnapshot snapshot = stored.value();
        String name =
                String.join("-", snapshot.symbol(), form.name(), snapshot.asOf().toString());
        var heading = new Heading(snapshot.symbol(), snapshot.eventId(), stored.stale(), csv ? name : null);
        Uni<T> answer = work.apply(snapshot);
        return csv
                ? answer.emitOn(Infrastructure.getDefaultWorkerPool()).map(found -> csv(heading, found, form))
                : answer.map(found ->
                        json(heading, form.body().of(stored, found, NEVER), form.ages() ? snapshot.asOf() : null));
    }

    private static <T, R> Rendered csv(Heading heading, T answer, Form<T, R> form) {
        String text = Csv.of(form.row(), form.rows().apply(answer));
        return Rendered.of(heading, text.getBytes(StandardCharsets.UTF_8));
    }

    private Rendered json(Heading heading, Object body, @Nullable Instant since) {
        try {
            byte[] bytes = json.writeValueAsBytes(body);
            return since == null
                    ? Rendered.of(heading, bytes)
                    : Rendered.aging(heading, bytes, "\"age_seconds\":" + Rendered.age(since, NEVER), since);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Sourced<GexSnapshot>> stored(BookQuery query) {
        List<String> names = Symbols.names(query.symbol());
        return FirstKnown.of(names, name -> snapshots.stored(query.of(name)), Optional::isEmpty)
                .map(found -> found.orElseThrow(
                        () -> Unknown.symbol(query.symbol(), query.asOf()).exception()));
    }
}
