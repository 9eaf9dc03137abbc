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
 * As many calculations as the pricing threads and their queue take, with bodies of at most {@link GexApiConfig.Calculation#maxBodies()}
 * together: no more bodies or answers are in memory. While there is no place left, requests are refused before anything else is done for
 * them, and one with {@code Expect: 100-continue} before it sends its body.
 */
@ApplicationScoped
class CalculationPlaces {
    /** After CORS, before authentication. */
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private final BodyLimits limits;
    private final Semaphore places;
    private final int allBytes;
    private final Semaphore bytes;

    CalculationPlaces(GexApiConfig config, BodyLimits limits) {
        this.limits = limits;
        this.places =
                new Semaphore(config.pricing().threads() + config.pricing().queue());
        this.allBytes = Math.toIntExact(config.calculation().maxBodies().asLongValue());
        this.bytes = new Semaphore(allBytes);
    }

    void register(@Observes Router router) {
        router.post(BodyLimits.CHAINS).order(ORDER).handler(request -> {
            if (places.availablePermits() > 0 && bytes.availablePermits() >= length(request)) {
                request.next();
            } else {
                refuse(request);
            }
        });
    }

    /** Whether there was a place; it is given back with the answer, or when the client has left. */
    boolean take(RoutingContext request) {
        int length = length(request);
        if (!bytes.tryAcquire(length)) {
            return false;
        }
        if (!places.tryAcquire()) {
            bytes.release(length);
            return false;
        }
        request.addEndHandler(ended -> {
            places.release();
            bytes.release(length);
        });
        return true;
    }

    /** Bytes of the body, or as many as it may have; of a body longer than all together may be, all of these. */
    private int length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return (int) Math.min(allBytes, length == null ? limits.of(request) : Long.parseLong(length));
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
