package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.calculate.Calculator;
import io.dealerflow.kit.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses calculations while the queue of the pricing threads is full: at once, and without reading megabytes for nothing. */
public class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Calculator calculator;

    Admission(Calculator calculator) {
        this.calculator = calculator;
    }

    @ServerRequestFilter
    @Calculates
    public @Nullable Response admit() {
        if (!calculator.isFull()) {
            return null;
        }
        return Problem.of(
                        "busy",
                        Status.SERVICE_UNAVAILABLE,
                        "Busy",
                        "Too many calculations are waiting. Send this one again in a second.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .response();
    }
}
