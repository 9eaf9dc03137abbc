package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.http.Problem;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;

/**
 * As many calculations as the pricing threads and their queue take: no bodies or answers of more are in memory. While there is no place
 * left, requests are refused before anything else is done for them, and one with {@code Expect: 100-continue} before it sends its body.
 */
@ApplicationScoped
class CalculationPlaces {
    /** After CORS, before authentication. */
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private final Semaphore free;

    CalculationPlaces(GexApiConfig config) {
        this.free = new Semaphore(config.pricing().threads() + config.pricing().queue());
    }

    void register(@Observes Router router) {
        router.post(BodyLimits.CHAINS).order(ORDER).handler(request -> {
            if (free.availablePermits() > 0) {
                request.next();
            } else {
                refuse(request);
            }
        });
    }

    /** Whether there was a place; it is given back with the answer, or when the client has left. */
    boolean take(RoutingContext request) {
        boolean taken = free.tryAcquire();
        if (taken) {
            request.addEndHandler(ended -> free.release());
        }
        return taken;
    }

    private static void refuse(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.EXPECT)) {
            BodyLimits.closeAfterAnswer(request);
        }
        Problem problem = Admission.busy();
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        var _ = response.end(problem.json());
    }
}
