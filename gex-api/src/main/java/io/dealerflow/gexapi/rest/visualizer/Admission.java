package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.rest.visualizer.CalculationPlaces.Place;
import io.dealerflow.kit.http.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Gives a calculation its place before its body is read, and then reads the body. */
public class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final CalculationPlaces places;
    private final BodyLimits limits;

    Admission(CalculationPlaces places, BodyLimits limits) {
        this.places = places;
        this.limits = limits;
    }

    @ServerRequestFilter
    @Calculates
    public Uni<@Nullable Response> admit(RoutingContext request, ContainerRequestContext context) {
        Place place = places.take(request);
        if (place == null) {
            var _ = BodyLimits.closeWhereUnasked(request);
            return Uni.createFrom().item(busy().response());
        }
        if (!request.request().method().equals(HttpMethod.POST)) {
            return Uni.createFrom().nullItem();
        }
        // BodyMeter hands the body over: the framework must not wait for it.
        context.setEntityStream(InputStream.nullInputStream());
        return ReceivedBody.receive(request, place, limits.of(request))
                .map(complete -> complete ? null : busy().response());
    }

    static Problem busy() {
        return Problem.of(
                        "busy",
                        Status.SERVICE_UNAVAILABLE,
                        "Busy",
                        "Too many calculations are waiting. Send this one again in a second.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
