package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.kit.http.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Gives a calculation its place before its body is read. */
public class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final CalculationPlaces places;

    Admission(CalculationPlaces places) {
        this.places = places;
    }

    @ServerRequestFilter
    @Calculates
    public @Nullable Response admit(RoutingContext request) {
        return places.take(request) ? null : busy().response();
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
