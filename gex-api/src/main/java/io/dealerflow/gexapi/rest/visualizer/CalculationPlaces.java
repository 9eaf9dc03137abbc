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
import org.jspecify.annotations.Nullable;

/**
 * As many calculations as the pricing threads and their queue take, with bodies of at most {@link GexApiConfig.Calculation#maxBodies()}
 * together: no more bodies or answers are in memory. While there is no place left, requests are refused by their head before anything
 * else is done for them, and one with {@code Expect: 100-continue} before it sends its body. The connection goes on after a body without
 * a length, which its client can end, and after one that is sent unasked; it is closed where the client waits with a body of a length.
 */
@ApplicationScoped
class CalculationPlaces {
    /** After CORS, before authentication. */
    private static final int ORDER = -SecurityHandlerPriorities.AUTHENTICATION - 50;

    private final Semaphore places;
    private final int allBytes;
    private final Semaphore bytes;

    CalculationPlaces(GexApiConfig config) {
        this.places =
                new Semaphore(config.pricing().threads() + config.pricing().queue());
        this.allBytes = Math.toIntExact(config.calculation().maxBodies().asLongValue());
        this.bytes = new Semaphore(allBytes);
    }

    void register(@Observes Router router) {
        router.post(BodyLimits.CHAINS).order(ORDER).handler(request -> {
            if (places.availablePermits() > 0 && bytes.availablePermits() >= announced(request)) {
                request.next();
            } else {
                refuse(request);
            }
        });
    }

    /**
     * A place with room for the announced bytes of the body, until the answer is sent or the client leaves; null where there is none, or
     * the client has left: what is answered then is not written.
     */
    @Nullable
    Place take(RoutingContext request) {
        if (!places.tryAcquire()) {
            return null;
        }
        Place place = new Place();
        if (!place.reserve(announced(request))) {
            places.release();
            return null;
        }
        request.addEndHandler(ended -> place.giveBack());
        if (request.response().closed()) {
            // The handler came too late to be called.
            place.giveBack();
            return null;
        }
        return place;
    }

    /** 0 for a body without a length: its bytes are reserved as they come. */
    private static int announced(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(length));
    }

    /** What a calculation holds. Used on the event loop of its request. */
    final class Place {
        private int reserved;
        private boolean left;

        /** Whether the body may have that many bytes in all; of a body longer than all together may be, all of these. */
        boolean reserve(int length) {
            int wanted = Math.min(allBytes, length);
            if (wanted > reserved) {
                if (left || !bytes.tryAcquire(wanted - reserved)) {
                    return false;
                }
                reserved = wanted;
            }
            return true;
        }

        private void giveBack() {
            if (left) {
                return;
            }
            left = true;
            places.release();
            bytes.release(reserved);
        }
    }

    private static void refuse(RoutingContext request) {
        Problem problem = Admission.busy();
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        boolean goesOn = !BodyLimits.closeWhereUnasked(request);
        var _ = response.end(problem.json());
        if (goesOn) {
            RefusedBody.discard(request.request());
        }
    }
}
