package io.dealerflow.gexapi.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.gexapi.rendered.Rendered;
import io.dealerflow.gexapi.rendered.Rendered.Heading;
import io.dealerflow.gexapi.rendered.RenderedAnswers;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.security.http.RequestGuard;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what {@link BookAnswers} has kept as JSON before JAX-RS sees the request, with the same status, headers and bytes: routing,
 * parameters and filters of JAX-RS cost several times what is left to do. Whatever is not kept, or may not be answered, goes on to JAX-RS.
 */
@ApplicationScoped
class KeptRoute {
    /** Of all paths whose answers are kept. Whether one is, its question says: a pattern of each path costs more. */
    private static final String PATHS = "/api/v1/*";

    /** After CORS, before authentication: {@link RequestGuard#admitReader} sees to that. */
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private static final long MAX_BYTES = 16L << 20;
    private static final CharSequence JSON = HttpHeaders.createOptimized(MediaType.APPLICATION_JSON);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized(HeaderNames.TRACEPARENT);

    private final RenderedAnswers rendered;
    private final RequestGuard guard;
    private final Clock clock;
    private final Cache<String, Ready> ready = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String question, Ready answer) -> question.length() + answer.bytes.length())
            .expireAfterWrite(RenderedAnswers.LIFETIME)
            .build();

    /**
     * An answer as it is sent in one second.
     *
     * @param heading of what it was made of
     * @param age     of the answer, seconds; 0 where it does not tell its age
     * @param bytes   with that age; sent any number of times
     */
    private record Ready(Heading heading, long age, Buffer bytes, String tag) {}

    KeptRoute(RenderedAnswers rendered, RequestGuard guard, Clock clock) {
        this.rendered = rendered;
        this.guard = guard;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get(PATHS).order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        Exchange exchange = Exchange.ofJson(request.request());
        if (exchange == null) {
            request.next();
            return;
        }
        CompletableFuture<Optional<Rendered>> kept = rendered.kept(exchange.question());
        if (kept.isDone()) {
            answer(request, exchange, kept.join());
        } else {
            Context context = request.vertx().getOrCreateContext();
            var _ = kept.thenAccept(found -> context.runOnContext(ignored -> answer(request, exchange, found)));
        }
    }

    private void answer(RoutingContext request, Exchange exchange, Optional<Rendered> kept) {
        kept.ifPresentOrElse(
                found -> guard.admitReader(request, () -> send(request.response(), exchange, found)), request::next);
    }

    private void send(HttpServerResponse response, Exchange exchange, Rendered kept) {
        Ready answer = ready(exchange, kept);
        MultiMap headers = response.headers()
                .set(HttpHeaders.ETAG, answer.tag)
                .set(HttpHeaders.CACHE_CONTROL, Exchange.CACHE_CONTROL)
                .set(HttpHeaders.VARY, Exchange.VARY)
                .set(TRACEPARENT, Trace.current().traceparent());
        if (exchange.has(answer.tag)) {
            response.setStatusCode(Status.NOT_MODIFIED.getStatusCode()).end();
            return;
        }
        // Set by the framework where an answer must not be compressed.
        headers.remove(HttpHeaders.CONTENT_ENCODING).set(HttpHeaders.CONTENT_TYPE, JSON);
        var _ = response.end(answer.bytes);
    }

    private Ready ready(Exchange exchange, Rendered kept) {
        Instant now = clock.instant();
        Heading heading = kept.heading();
        long age = kept.since() == null ? 0 : Rendered.age(kept.since(), now);
        String key = exchange.fullQuestion();
        Ready last = ready.getIfPresent(key);
        if (last != null && last.age == age && last.heading.equals(heading)) {
            return last;
        }
        Ready next = new Ready(heading, age, Buffer.buffer(kept.at(now)), BookAnswers.tag(exchange, kept));
        ready.put(key, next);
        return next;
    }
}
