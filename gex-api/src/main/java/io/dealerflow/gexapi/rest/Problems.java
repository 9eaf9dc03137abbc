package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.query.InvalidParameterException;
import io.dealerflow.kit.core.UnavailableException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an outcome becomes an HTTP status (RFC 9457). */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    Problems() {}

    @ServerExceptionMapper
    public Response invalidParameter(InvalidParameterException e) {
        return problem("invalid-parameter", "Invalid parameter", Status.BAD_REQUEST, String.valueOf(e.getMessage()))
                .with("parameter", e.parameter())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response unavailable(UnavailableException e) {
        LOG.debugf("%s: %s", e.getMessage(), String.valueOf(e.getCause()));
        return problem(
                        "unavailable",
                        "Temporarily unavailable",
                        Status.SERVICE_UNAVAILABLE,
                        String.valueOf(e.getMessage()))
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }

    /** 404: nothing is known of what was asked for. */
    static HttpProblem unknown(String reason, String detail) {
        return problem(reason, "Not found", Status.NOT_FOUND, detail).build();
    }

    private static HttpProblem.Builder problem(String reason, String title, Status status, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("/problems/" + reason))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }
}
