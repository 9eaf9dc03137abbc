package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;

/**
 * A chain has megabytes, and {@code quarkus.http.limits.max-body-size} lets it pass; no other path takes more than
 * {@link GexApiConfig#maxBody()}.
 */
@Singleton
class BodyLimits {
    /** After the server's own limit, which it narrows. */
    private static final int PRIORITY = 1;

    private static final String CHAINS = "/api/v1/gex/calculate";

    private final long bytes;

    BodyLimits(GexApiConfig config) {
        this.bytes = config.maxBody().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext request) {
        if (request.normalizedPath().equals(CHAINS)) {
            request.next();
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bytes);
            request.next();
        } else if (Long.parseLong(length) <= bytes) {
            request.next();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.fail(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode());
        }
    }
}
