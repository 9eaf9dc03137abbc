package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A chain and the inputs of a model have megabytes, as many as {@code quarkus.http.limits.max-body-size} says; no other path takes more than
 * {@link GexApiConfig#maxBody()}. The server's own limit would be answered without a problem.
 */
@ApplicationScoped
class BodyLimits {
    /** Before the server's own limit. */
    private static final int FIRST = Integer.MIN_VALUE;
    /** After it. */
    private static final int PRIORITY = 1;

    static final String CHAINS = "/api/v1/gex/calculate";
    private static final Set<String> LARGE = Set.of(CHAINS, "/api/v1/predict");

    private final long large;
    private final long others;

    BodyLimits(
            GexApiConfig config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.large = maxBodySize.asLongValue();
        this.others = config.maxBody().asLongValue();
    }

    /** Most bytes that the path of a request takes. */
    long of(RoutingContext request) {
        return LARGE.contains(request.normalizedPath()) ? large : others;
    }

    void refuseLong(@Observes Router router) {
        router.route().order(FIRST).handler(request -> {
            String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length == null || Long.parseLong(length) <= of(request)) {
                request.next();
            } else {
                closeAfterAnswer(request);
                request.fail(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode());
            }
        });
    }

    /** A body without a length is measured while it is read, by {@link BodyMeter}. */
    void measureOthers(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
                    request.next();
                },
                PRIORITY);
    }

    /** The rest of the body would have to be read before another request of the connection. */
    static void closeAfterAnswer(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(ended -> request.request().connection().close());
    }

    /**
     * Of a refused request, before its answer: a client that waits to be asked for a body of a length it has announced cannot end it.
     *
     * @return whether the connection is closed after the answer
     */
    static boolean closeWhereUnasked(RoutingContext request) {
        MultiMap headers = request.request().headers();
        boolean unasked = headers.contains(HttpHeaders.EXPECT) && headers.contains(HttpHeaders.CONTENT_LENGTH);
        if (unasked) {
            closeAfterAnswer(request);
        }
        return unasked;
    }
}
