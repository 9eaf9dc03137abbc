package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.gexapi.rendered.Rendered;
import io.dealerflow.gexapi.rendered.RenderedAnswers;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.security.http.RequestGuard;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what {@link BookAnswers} has kept as JSON before JAX-RS sees the request, with the same status, headers and bytes: routing,
 * parameters and filters of JAX-RS cost several times what is left to do. Whatever is not kept, or may not be answered, goes on to JAX-RS.
 */
@ApplicationScoped
class KeptRoute {
    private static final List<String> PATHS =
            List.of("/api/v1/gex/:symbol", "/api/v1/gex/:symbol/:table", "/api/v1/levels/:symbol");

    /** After CORS, before authentication: {@link RequestGuard#admitReader} sees to that. */
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private final RenderedAnswers rendered;
    private final RequestGuard guard;
    private final Clock clock;

    KeptRoute(RenderedAnswers rendered, RequestGuard guard, Clock clock) {
        this.rendered = rendered;
        this.guard = guard;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        PATHS.forEach(path -> router.get(path).order(ORDER).handler(this::answer));
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
        String tag = BookAnswers.tag(exchange, kept);
        Exchange.headers(tag).forEach(response::putHeader);
        response.putHeader(HeaderNames.TRACEPARENT, Trace.current().traceparent());
        if (exchange.has(tag)) {
            response.setStatusCode(Status.NOT_MODIFIED.getStatusCode()).end();
            return;
        }
        // Set by the framework where an answer must not be compressed.
        response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(Buffer.buffer(kept.at(clock.instant())));
    }
}
