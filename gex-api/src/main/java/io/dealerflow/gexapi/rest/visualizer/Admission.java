package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.http.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calculations before their body is read, beyond as many as the pricing threads and their queue take: neither bodies nor
 * answers of more are in memory. A client that sends {@code Expect: 100-continue} sends no body in vain.
 */
public class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Places places;

    Admission(Places places) {
        this.places = places;
    }

    /** Of calculations. Made with the first request: filters are made before there is a configuration. */
    @ApplicationScoped
    static class Places {
        private final Semaphore free;

        Places(GexApiConfig config) {
            this.free =
                    new Semaphore(config.pricing().threads() + config.pricing().queue());
        }

        boolean take() {
            return free.tryAcquire();
        }

        void giveBack() {
            free.release();
        }
    }

    @ServerRequestFilter
    @Calculates
    public @Nullable Response admit(RoutingContext request) {
        if (places.take()) {
            request.addEndHandler(ended -> places.giveBack());
            return null;
        }
        if (request.request().headers().contains(HttpHeaders.EXPECT)) {
            BodyLimits.closeAfterAnswer(request);
        }
        return Problem.of(
                        "busy",
                        Status.SERVICE_UNAVAILABLE,
                        "Busy",
                        "Too many calculations are waiting. Send this one again in a second.")
                .withHeader(jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .response();
    }
}
