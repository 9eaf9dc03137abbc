package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.gexapi.rendered.BriefAnswers;
import io.dealerflow.gexapi.rendered.BriefAnswers.Brief;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers whose bytes are used for all who ask this replica for the same within a moment. */
@ApplicationScoped
public class BriefResponses {
    private final BriefAnswers answers;
    private final ObjectMapper json;

    BriefResponses(BriefAnswers answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /**
     * How an answer with a tag is written.
     *
     * @param name of the CSV file
     * @param body the JSON
     * @param row  record of the lines of the CSV
     * @param rows the lines of the CSV
     */
    record Form<T, R>(String name, Function<T, Object> body, Class<R> row, Function<T, List<R>> rows) {}

    /** An answer in JSON, without a tag. */
    public <T> Uni<Response> json(UriInfo asked, Supplier<Uni<T>> work) {
        URI uri = asked.getRequestUri();
        return answers.get(
                        uri.getRawPath() + '?' + uri.getRawQuery(),
                        () -> work.get().map(this::bytes))
                .map(answer -> Response.ok(answer.bytes(), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    /** An answer in JSON or CSV, or that it has not changed. */
    <T, R> Uni<Response> tagged(Exchange exchange, Supplier<Uni<T>> work, Form<T, R> form) {
        boolean csv = exchange.wantsCsv();
        return answers.get(
                        exchange.question(),
                        () -> work.get()
                                .map(found -> csv
                                        ? Csv.of(form.row(), form.rows().apply(found))
                                                .getBytes(StandardCharsets.UTF_8)
                                        : bytes(form.body().apply(found))))
                .map(answer -> tagged(exchange, answer, form.name()));
    }

    private static Response tagged(Exchange exchange, Brief answer, String name) {
        String tag = exchange.tag(answer.digest());
        if (exchange.has(tag)) {
            return Exchange.notModified(tag);
        }
        return exchange.wantsCsv() ? Exchange.csv(tag, name, answer.bytes()) : Exchange.json(tag, answer.bytes());
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
